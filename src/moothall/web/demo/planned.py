"""How a plan of the sample council is written down: its objectives, and what is done for each in the year."""

from dataclasses import dataclass

HOMES, COAST, PEOPLE, LISTENING = "Homes", "Streets and coast", "People", "A council that listens"
WARM, SAFE_SHORE, TOGETHER, HEARD = "Warm, dry homes", "A shore that is safe", "Places to meet and learn", "You said, we did"


@dataclass(frozen=True, slots=True)
class Action:
    """Something that is to be done in the year. `due` is the month in which it ends, from 1 for January; `said` goes quarter by quarter."""

    title: str
    owner: str
    due: int
    said: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    milestone: str = ""
    decided: str = ""  # how the title of the decision begins from which it was taken up


@dataclass(frozen=True, slots=True)
class Objective:
    """An outcome in plain words. `serves` names the objectives above it; `decided` how the titles of decisions begin that concern it."""

    title: str
    outcome: str
    why: str
    theme: str
    lead: str
    portfolio: str
    serves: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of three years; where a department keeps one, a plan of the year stands under it with the actions of its objectives."""

    key: str
    kind: str
    title: str
    summary: str
    portfolio: str
    owner: str
    department: str = ""
    above: str = ""
    annual: str = ""
    put_as: str = ""  # how the title of the item begins that asks members to approve it, or its plan of the year
    objectives: tuple[Objective, ...] = ()
