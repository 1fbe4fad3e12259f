"""What all charts share: the page they are drawn on, wide or narrow, light or dark, and how they are shown."""

import base64
import contextlib
import functools
import html
import io
import logging
import re
import textwrap
import warnings
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, cast

import matplotlib as mpl
import pandas as pd
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from onrecord import neutral, paths
from onrecord.analysis import Analysis
from onrecord.palette import DARK, FAINT, INK
from onrecord.wording import headline, shorten


class Layout(NamedTuple):
    """How a chart is laid out: its width and the room left of the rows in inches, characters in a line of title and footer, the height of
    a row (as a factor), whether a row's label stands above its bar, and the bar's distance from the row's middle and its height.
    """

    width: float
    left: float
    title: int
    footer: int
    row: float = 1.0
    above: bool = False
    shift: float = 0.0
    bar: float = 0.6


WIDE = Layout(9.0, 3.0, 72, 90)
NARROW = Layout(4.2, 0.2, 34, 44, 1.7, True, 0.24, 0.34)
_layout: ContextVar[Layout] = ContextVar("layout", default=WIDE)
WIDTH = WIDE.width
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
    _redraw: Callable[[], "Chart"] | None = field(default=None, repr=False, compare=False)
    _images: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    _narrow: list["Chart"] = field(default_factory=list, repr=False, compare=False)

    def image(self, kind: str) -> bytes:
        """The figure as "png" or "svg", with title and alt text in its metadata; the same figure gives the same bytes."""
        if kind in self._images:
            return self._images[kind]
        metadata = {"Title": self.title, "Description": self.alt}
        metadata |= {"Software": None} if kind == "png" else {"Date": None, "Creator": None}
        buffer = io.BytesIO()
        with house_style():
            assert self.figure is not None  # an empty chart is asked for no image
            self.figure.savefig(buffer, format=kind, metadata=metadata)
        image = buffer.getvalue()
        self._images[kind] = neutral.xml(image.decode("utf-8")).encode("utf-8") if kind == "svg" else image
        return self._images[kind]

    def narrow(self) -> "Chart":
        """The same chart drawn for a narrow screen, once; itself where it has no such form."""
        if not self._narrow:
            self._narrow.append(self._redraw() if self._redraw else self)
        return self._narrow[0]

    def dark_svg(self) -> bytes:
        """The SVG on dark paper."""
        shades = {light.lower(): dark.lower() for light, dark in DARK.items()}
        return re.sub(rb"#[0-9a-f]{6}\b", lambda found: shades.get(found[0].decode(), found[0].decode()).encode(), self.image("svg"))

    def adaptive_svg(self) -> bytes:
        """The SVG, on light or dark paper as its reader's system asks for."""
        rules = "".join(
            f'[style*="{name}: {light.lower()}"]{{{name}:{dark} !important}}' for light, dark in DARK.items() for name in ("fill", "stroke")
        )
        style = f"<style>@media screen and (prefers-color-scheme: dark){{{rules}}}</style>"
        return self.image("svg").replace(b"<defs>", style.encode() + b"<defs>", 1)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        """What Jupyter shows: the picture with its alt text, or the sentence."""
        if self.figure is None:
            return {"text/plain": self.alt, "text/html": f"<p>{html.escape(self.alt)}</p>"}, {}
        data = {"image/png": base64.b64encode(self.image("png")).decode(), "text/plain": self.alt}
        return data, {"image/png": {"alt": self.alt, "width": 900, "name": self.name}}


def styled(draw: Callable[..., Chart]) -> Callable[..., Chart]:
    """A function that draws, in the house style."""

    @functools.wraps(draw)
    def draw_in_style(*arguments: object, **options: object) -> Chart:
        def redraw() -> Chart:
            token = _layout.set(NARROW)
            try:
                with house_style():
                    return draw(*arguments, **options)
            finally:
                _layout.reset(token)

        with house_style():
            return replace(draw(*arguments, **options), _redraw=redraw)

    return draw_in_style


def layout() -> Layout:
    """The layout that is being drawn."""
    return _layout.get()


def open_page(title: str, size: float, foot: float, analysis: Analysis, above: float = 0.25) -> Figure:
    """A figure with room for its title, `above` inches below it, a drawing of `size` inches and `foot` inches under it."""
    date = str(analysis.article.date)
    footer = shorten(headline(analysis.article), layout().footer) + (f" · {date}" if date else "")
    return draw_sheet(title_height(title) + above + size + foot, title, footer)


def title_height(title: str) -> float:
    """The inches that a title takes at the top of a sheet."""
    return 0.3 + 0.24 * len(_title_lines(title))


def _title_lines(title: str) -> list[str]:
    """A title in lines."""
    return textwrap.wrap(title, layout().title)[:4] or [""]


def draw_sheet(height: float, title: str, footer: str) -> Figure:
    """An empty figure, `height` inches high, with its title on top and a footer."""
    wide = layout().width
    figure = Figure(figsize=(wide, height))
    FigureCanvasAgg(figure)
    size = 13 if wide > NARROW.width else 12
    figure.text(0.15 / wide, 1 - 0.14 / height, "\n".join(_title_lines(title)), fontsize=size, fontweight="bold", color=INK, va="top")
    figure.text(0.15 / wide, 0.1 / height, footer, fontsize=8, color=FAINT, va="bottom")
    return figure


def add_axes(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Axes at a place in inches from the figure's lower left corner."""
    across, total = figure.get_size_inches()
    return figure.add_axes((left / across, bottom / total, width / across, height / total))


def thin_ticks(axes: Axes) -> None:
    """Leave out the labels of the x axis that would touch the one before them."""
    renderer = cast(Any, axes.figure.canvas).get_renderer()  # Agg's, as of every figure of the house
    limits = axes.get_xlim()
    inside = sorted(limits)
    found = [(at, mark.get_text()) for at, mark in zip(axes.get_xticks(), axes.get_xticklabels(), strict=True)]
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xticks([at for at, _ in found], [text for _, text in found])
    axes.set_xlim(limits)
    kept, end = [], float("-inf")
    for (at, text), mark in zip(found, axes.get_xticklabels(), strict=True):
        box = mark.get_window_extent(renderer)
        if text and inside[0] <= at <= inside[1] and box.x0 > end + 6:
            kept.append((at, text))
            end = box.x1
    axes.set_xticks([at for at, _ in kept], [text for _, text in kept])
    axes.set_xlim(limits)


def write_labels(axes: Axes, labels: list[tuple[str, str]], width: int = 34) -> None:
    """Labels of the rows 0, 1, … of `axes`, a name and below it what it is: left of the rows, or above the bars of a narrow chart."""
    axes.set_yticks([])
    for row, (name, below) in enumerate(labels):
        place = {"xy": (0, row), "xycoords": ("axes fraction", "data"), "textcoords": "offset points", "annotation_clip": False}
        if layout().above:
            axes.annotate(shorten(name, 42), xytext=(0, 13 if below else 7), va="center", fontsize=9, color=INK, **place)
            if below:
                axes.annotate(shorten(below, 52), xytext=(0, 2), va="center", fontsize=7.5, color=FAINT, **place)
            continue
        lines = textwrap.wrap(name, width)[:2] or [""]
        if len(lines) == 2:
            lines[1] = shorten(lines[1], width)
        offset = 6 if below else 0
        size = 9.5 if len(lines) == 1 else 8
        axes.annotate("\n".join(lines), xytext=(-8, offset), va="center", ha="right", fontsize=size, color=INK, linespacing=0.95, **place)
        if below:
            down = -8 if len(lines) == 1 else -12
            axes.annotate(shorten(below, width + 8), xytext=(-8, down), va="center", ha="right", fontsize=7.5, color=FAINT, **place)
