"""What all charts share: colours, the page they are drawn on, and how they are shown."""

import base64
import contextlib
import functools
import html
import io
import logging
import textwrap
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import matplotlib as mpl
import pandas as pd
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from onrecord import neutral, paths
from onrecord.analysis import Analysis
from onrecord.wording import headline, shorten

# One colour for each source type, the same everywhere: Okabe-Ito's eight, and four of Paul Tol's "muted" scheme that stay apart from them.
COLOURS = {
    "government": "#0072B2",
    "military_security": "#332288",
    "intergovernmental": "#56B4E9",
    "combatant": "#D55E00",
    "political_other": "#CC79A7",
    "ngo_civil_society": "#009E73",
    "business": "#B8A600",
    "expert": "#E69F00",
    "civilian": "#882255",
    "media": "#000000",
    "celebrity_sport_culture": "#44AA99",
    "unspecified": "#8C8C8C",
}
INK, FAINT = "#222222", "#6B6B6B"
WIDTH = 9.0  # inches
STYLE = paths.PACKAGE / "onrecord.mplstyle"
# For signs that the font of the style lacks, such as Chinese, Japanese and Korean: the first of these that the machine has.
OTHER_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans",
    "WenQuanYi Micro Hei",
)


@functools.cache
def fonts() -> tuple[str, ...]:
    """The fonts of the charts: that of the style and, where there is one, another for the signs that it lacks."""
    known = set(font_manager.get_font_names())
    return ("DejaVu Sans", *[name for name in OTHER_FONTS if name in known][:1])


@contextlib.contextmanager
def house_style() -> Iterator[None]:
    """Draw in the house style, without a word about signs that no font has, or that the other font does not have in bold."""
    log = logging.getLogger("matplotlib.font_manager")
    before = log.level
    log.setLevel(logging.ERROR)
    with mpl.rc_context(fname=STYLE, rc={"font.family": list(fonts())}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield
    log.setLevel(before)


@dataclass(frozen=True)
class Chart:
    """A drawn chart: its file stem, title, alt text, figure and the data that it shows.

    `figure` is None where there is nothing to draw; `alt` then says so in a sentence, which is shown instead.
    """

    name: str
    title: str
    alt: str
    data: pd.DataFrame
    figure: Figure | None = None
    _images: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)

    def image(self, kind: str) -> bytes:
        """The figure as "png" or "svg", with title and alt text in its metadata; the same figure gives the same bytes."""
        if kind in self._images:
            return self._images[kind]
        metadata = {"Title": self.title, "Description": self.alt}
        metadata |= {"Software": None} if kind == "png" else {"Date": None, "Creator": None}
        buffer = io.BytesIO()
        with house_style():
            self.figure.savefig(buffer, format=kind, metadata=metadata)
        image = buffer.getvalue()
        self._images[kind] = neutral.xml(image.decode("utf-8")).encode("utf-8") if kind == "svg" else image
        return self._images[kind]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        """What Jupyter shows: the picture with its alt text, or the sentence."""
        if self.figure is None:
            return {"text/plain": self.alt, "text/html": f"<p>{html.escape(self.alt)}</p>"}, {}
        data = {"image/png": base64.b64encode(self.image("png")).decode(), "text/plain": self.alt}
        return data, {"image/png": {"alt": self.alt, "width": 900}}


def styled(draw: Callable[..., Chart]) -> Callable[..., Chart]:
    """A function that draws, in the house style."""

    @functools.wraps(draw)
    def draw_in_style(*arguments: object, **options: object) -> Chart:
        with house_style():
            return draw(*arguments, **options)

    return draw_in_style


def colour(source_type: object) -> str:
    """The colour of a source type; grey where it is missing."""
    return COLOURS.get(source_type if isinstance(source_type, str) else "unspecified", COLOURS["unspecified"])


def draw_page(height: float, title: str, analysis: Analysis) -> Figure:
    """An empty figure, `height` inches high, with its title on top and the article in the footer."""
    date = str(analysis.article.date)
    return draw_sheet(height, title, shorten(headline(analysis.article), 90) + (f" · {date}" if date else ""))


def draw_sheet(height: float, title: str, footer: str) -> Figure:
    """An empty figure, `height` inches high, with its title on top and a footer."""
    figure = Figure(figsize=(WIDTH, height))
    FigureCanvasAgg(figure)
    figure.text(0.15 / WIDTH, 1 - 0.14 / height, textwrap.fill(title, 72), fontsize=13, fontweight="bold", color=INK, va="top")
    figure.text(0.15 / WIDTH, 0.1 / height, footer, fontsize=8, color=FAINT, va="bottom")
    return figure


def add_axes(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Axes at a place in inches from the figure's lower left corner."""
    total = figure.get_size_inches()[1]
    return figure.add_axes((left / WIDTH, bottom / total, width / WIDTH, height / total))


def write_labels(axes: Axes, labels: list[tuple[str, str]], width: int = 34) -> None:
    """Two-line labels left of the rows 0, 1, … of `axes`: a name, and below it what it is, fainter."""
    axes.set_yticks([])
    for row, (name, below) in enumerate(labels):
        lines = textwrap.wrap(name, width)[:2] or [""]
        if len(lines) == 2:
            lines[1] = shorten(lines[1], width)
        below = shorten(below, width + 8)
        offset = 6 if below else 0
        place = {
            "xy": (0, row),
            "xycoords": ("axes fraction", "data"),
            "textcoords": "offset points",
            "ha": "right",
            "annotation_clip": False,
        }
        axes.annotate(
            "\n".join(lines), xytext=(-8, offset), va="center", fontsize=9.5 if len(lines) == 1 else 8, color=INK, linespacing=0.95, **place
        )
        if below:
            axes.annotate(below, xytext=(-8, -8 if len(lines) == 1 else -12), va="center", fontsize=7.5, color=FAINT, **place)
