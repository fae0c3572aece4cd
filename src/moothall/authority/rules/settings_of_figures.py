"""What a council sets about how figures are judged, and under which licence they are published."""

from moothall.authority.rules.definitions import Definition, Kind

OF_FIGURES = (
    Definition(
        "licence_of_data",
        "Under which licence figures are published",
        Kind.CHOICE,
        "ogl3",
        "Each file of figures names it, so that whoever takes one away knows what they may do with it.",
        "Local Government Transparency Code 2015, the principle of open data; the council's own practice",
        choices=(("ogl3", "Open Government Licence v3.0"), ("cc-by", "Creative Commons Attribution 4.0"), ("none", "None")),
    ),
    Definition(
        "measures_make_objective",
        "How measures make the state of an objective",
        Kind.CHOICE,
        "share",
        "Beside its actions and risks. Only measures that are rated count: one without a target that is agreed makes nothing better.",
        "The council's own practice",
        choices=(("share", "By how many are off target"), ("worst", "By the worst of them"), ("not", "They do not count")),
    ),
    Definition(
        "measures_off_percent",
        "Measures off target in a hundred that put an objective off course",
        Kind.NUMBER,
        33,
        "When so many of a hundred rated measures are off target, an objective is off course; when any is off or near, close behind.",
        "The council's own practice",
        least=1,
        most=100,
    ),
    Definition(
        "chart_run_length",
        "Figures in a row that are a signal",
        Kind.NUMBER,
        7,
        "So many figures on one side of the average, or so many that rise or fall each time, are no longer chance on a control chart.",
        "NHS England, Making Data Count; users choose 6, 7 or 8",
        least=6,
        most=8,
    ),
    Definition(
        "chart_limits_from",
        "Figures that set the normal range",
        Kind.CHOICE,
        "all",
        "The normal range of a control chart is set by all figures since the last change of definition, or by so many first ones.",
        "The council's own practice",
        choices=(("all", "All of them"), ("12", "First 12"), ("24", "First 24"), ("36", "First 36")),
    ),
    Definition(
        "trend_chance_percent",
        "Chance in a hundred below which five years are a trend",
        Kind.NUMBER,
        5,
        "Values in no order look like a trend now and then. Where that happens less often than this, five years rise or fall clearly.",
        "The council's own practice; 5 is usual in statistics",
        least=2,
        most=20,
    ),
)
