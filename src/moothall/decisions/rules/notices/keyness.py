"""What makes an executive decision key, by the council's own figures: told to whoever says so, and never said for them."""

from dataclasses import dataclass
from enum import StrEnum

from moothall.authority.words import counted, number_in_words

SOURCE_OF_KEYNESS = "SI 2012/2089, reg 8; before 10 September 2012, SI 2000/3272, reg 8"


class Money(StrEnum):
    """What kind of money it is: a council may set a figure of its own for its capital."""

    REVENUE = "spending or saving"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What is known of a matter: pounds, of which kind, and how many wards it touches. No pounds: nobody has said."""

    pounds: int | None = None
    money: Money = Money.REVENUE
    wards: int = 0
    is_all_wards: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The council's own figures on a day. No figure for capital: that for all else holds."""

    pounds: int
    capital: int = 0
    wards: int = 2

    def of(self, money: Money) -> int:
        return self.capital or self.pounds if money is Money.CAPITAL else self.pounds


def is_key_by_money(effects: Effects, figures: Figures) -> bool:
    return effects.pounds is not None and effects.pounds >= figures.of(effects.money)


def is_key_by_wards(effects: Effects, figures: Figures) -> bool:
    return effects.is_all_wards or effects.wards >= figures.wards


def keyness(effects: Effects, figures: Figures) -> tuple[str, ...]:
    """Which of the two tests of regulation 8 the figures meet, in sentences. Whether an effect is significant, a person says.

    >>> keyness(Effects(pounds=540_000, wards=1), Figures(pounds=150_000))[0]
    'By its money it is key: £540,000, and the council’s figure is £150,000.'
    """
    return (_by_money(effects, figures), _by_wards(effects, figures), _together(effects, figures))


def _by_money(effects: Effects, figures: Figures) -> str:
    figure = f"the council’s figure{' for capital' if effects.money is Money.CAPITAL else ''} is £{figures.of(effects.money):,}"
    if effects.pounds is None:
        return f"What it costs or saves is not given; {figure}."
    return f"By its money it is {'' if is_key_by_money(effects, figures) else 'not '}key: £{effects.pounds:,}, and {figure}."


def _by_wards(effects: Effects, figures: Figures) -> str:
    touched = "all wards" if effects.is_all_wards else counted(effects.wards, "ward")
    if is_key_by_wards(effects, figures):
        return f"It touches {touched}: if the effects there are significant, it is key."
    return f"It touches {touched}, and {number_in_words(figures.wards)} make a decision key where the effects are significant."


def _together(effects: Effects, figures: Figures) -> str:
    if is_key_by_money(effects, figures) or is_key_by_wards(effects, figures):
        return "Whether it is key is for the officer to say."
    return "Neither test is met by what is given here. Whether it is key is for the officer to say."
