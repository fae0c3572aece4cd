"""A programme in sentences: first of all what is missing to its target."""

from decimal import Decimal

from moothall.authority.words import capitalised, number_in_words
from moothall.plans.rules.savings.lines import Figures
from moothall.plans.rules.savings.money import in_pounds
from moothall.plans.rules.savings.years import in_words

NOT_SHOWN = "not for publication, and in no figure on this page"


def missing_in_words(year: int, target: Decimal | None, found: Figures, *, is_over: bool = False, hidden: int = 0) -> str:
    """What is missing to the target, in one sentence. Where lines are hidden from the reader, nothing is said that includes them.

    >>> missing_in_words(2026, Decimal(1000000), Figures(coming_else=Decimal(950000)))
    '£50,000 of the £1,000,000 to be saved in 2026/27 is still to be found.'
    """
    when = in_words(year)
    if target is None:
        return f"No target has been set for {when}."
    whole = f"the {in_pounds(target)} to be saved in {when}"
    if hidden:
        do = "have delivered" if is_over else "identify"
        return f"Of {whole}, the lines shown here {do} {in_pounds(found.identified)}. {unseen(hidden)}"
    left = target - found.identified
    if is_over:
        return over(when, target, left, found)
    if left > 0:
        return f"{in_pounds(left)} of {whole} is still to be found."
    return f"All of {whole} has been found{f', and {in_pounds(-left)} more' if left else ''}."


def unseen(hidden: int) -> str:
    """How many lines a reader does not see. Nothing else of them is said, and in no part of the page where they would stand.

    >>> unseen(2)
    'Two more lines are not for publication, and in no figure on this page.'
    """
    return capitalised(f"{number_in_words(hidden)} more {'line is' if hidden == 1 else 'lines are'} {NOT_SHOWN}.")


def over(when: str, target: Decimal, left: Decimal, found: Figures) -> str:
    done = f"{when} is over: {in_pounds(found.delivered)} of the {in_pounds(target)} to be saved was delivered"
    if left > 0:
        return f"{done}, and {in_pounds(left)} was not."
    return f"{done}{f', which is {in_pounds(-left)} more' if left else ''}."


def figures_in_words(found: Figures) -> str:
    """What is identified, agreed and delivered, to the penny.

    >>> figures_in_words(Figures(delivered_agreed=Decimal("10.50"), coming_agreed=Decimal(60), risk_else=Decimal(5)))
    '£75.50 is identified; £70.50 of it is agreed by decision, and £10.50 has been delivered. £5 of it is at risk.'
    """
    if not found.identified:
        return "Nothing has been identified yet."
    agreed = f"{in_pounds(found.agreed) if found.agreed else 'none'} of it is agreed by decision"
    done = f"{in_pounds(found.delivered) if found.delivered else 'nothing'} has been delivered"
    risk = f" {in_pounds(found.at_risk)} of it is at risk." if found.at_risk else ""
    return f"{in_pounds(found.identified)} is identified; {agreed}, and {done}.{risk}"
