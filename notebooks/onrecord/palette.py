"""The colours of charts and pages: one for each group of source types, in light and in dark, and those of ink and paper.

Five of Okabe and Ito's eight colours that also stay apart as pale tints, and grey for what is not known. No more than six can be told
apart in one picture, so source types that an editor weighs alike share one.
"""

GROUPS = {
    "officials": ("government", "military_security", "intergovernmental"),
    "parties and armed groups": ("political_other", "combatant"),
    "citizens and civil society": ("civilian", "ngo_civil_society"),
    "experts": ("expert",),
    "business, media and culture": ("business", "media", "celebrity_sport_culture"),
    "unspecified": ("unspecified",),
}
GROUP_COLOURS = {
    "officials": "#0072B2",
    "parties and armed groups": "#D55E00",
    "citizens and civil society": "#009E73",
    "experts": "#B5539C",
    "business, media and culture": "#C9A400",
    "unspecified": "#8C8C8C",
}
COLOURS = {source_type: GROUP_COLOURS[name] for name, types in GROUPS.items() for source_type in types}

PAPER, INK, MIDDLE, FAINT, LINE, BAND = "#FFFFFF", "#222222", "#555555", "#6B6B6B", "#E4E4E4", "#F3F3F3"
KEY, OTHER, DOUBT = "#0072B2", "#D55E00", "#56B4E9"
# What each colour becomes on dark paper.
DARK = {
    PAPER: "#1B1B1B",
    INK: "#E8E8E8",
    MIDDLE: "#B8B8B8",
    FAINT: "#ADADAD",
    LINE: "#3A3A3A",
    BAND: "#262626",
    "#333333": "#C8C8C8",
    "#888888": "#777777",
    "#000000": "#F2F2F2",
    "#0072B2": "#4BA3DB",
    "#D55E00": "#F0803C",
    "#009E73": "#2FC299",
    "#B5539C": "#DB86C5",
    "#C9A400": "#DDBB2A",
}


def colour(source_type: object) -> str:
    """The colour of a source type; grey where it is missing or not known."""
    return COLOURS.get(source_type if isinstance(source_type, str) else "unspecified", COLOURS["unspecified"])


def group(source_type: object) -> str:
    """The name of the group that a source type shares its colour with."""
    known = source_type if isinstance(source_type, str) else "unspecified"
    return next((name for name, types in GROUPS.items() if known in types), "unspecified")


def shade_name(source_type: object) -> str:
    """The class of a style sheet that gives the group's colour: "shade-0" to "shade-5"."""
    return f"shade-{list(GROUPS).index(group(source_type))}"
