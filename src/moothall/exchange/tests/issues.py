"""Pages of issues, plans, decisions and attendance of an invented council, as Modern.Gov marks them up."""

from .samples import modgov_page

ISSUE = "6535"


def issue(
    title: str = "Harbour wall",
    *,
    key: str = ISSUE,
    meetings: tuple[tuple[str, str], ...] = (("4832", "05/05/2024 - Cabinet"),),
    decisions: tuple[tuple[str, str], ...] = (("9", "05/05/2024 - Harbour wall"),),
    more: str = "",
) -> str:
    own = f'<ul class="mgActionList"><li><a href="mgIssueHistoryHome.aspx?IId={key}&amp;Opt=0">History</a></li></ul>' if key else ""
    steps = "".join(f'<li><a href="ieListDocuments.aspx?CId=7&amp;MId={number}">{words}</a></li>' for number, words in meetings)
    taken = "".join(f'<li><a href="ieDecisionDetails.aspx?ID={number}">{words}</a></li>' for number, words in decisions)
    content = (
        f'<div class="mgWordPara"><p>To repair the wall.</p></div>{more}<h3 class="mgSubSubTitleTxt">Decisions</h3><ul>{taken}</ul>'
        f'<h3 class="mgSubSubTitleTxt">Agenda items</h3><ul>{steps}</ul>'
    )
    return modgov_page("Issue details", title, content).replace('<div class="mgContent">', f'{own}<div class="mgContent">')


def labelled(**said: str) -> str:
    """Labels with their values: an underscore is a blank."""
    return "".join(f'<p><span class="mgLabel">{label.replace("_", " ")}: </span>{value}</p>' for label, value in said.items())


def plan(title: str, *items: str) -> str:
    return modgov_page("Forward plan", title, "".join(items))


def planned(
    title: str = "Harbour wall",
    *,
    key: str = ISSUE,
    due: str = "5 May 2024",
    first: str = "01/04/2024",
    kind: str = "Key",
    more: str = "",
) -> str:
    says = {"Decision maker": "Cabinet", "Decision due": due, "Decision type": kind, "Notice of proposed decision first published": first}
    lines = "".join(f"<p><span>{label}: </span>{value}</p>" for label, value in says.items() if value)
    return f'<p><a class="mgPlanItemTitle" href="mgIssueHistoryHome.aspx?IId={key}">{title}</a></p>{lines}{more}'


def decision(
    title: str = "Harbour wall",
    *,
    issue: str = ISSUE,
    on: str = "05/05/2024",
    more: str = "",
    words: str = "That it be repaired.",
) -> str:
    links = f'<ul class="mgActionList"><li><a href="mgIssueHistoryHome.aspx?IId={issue}">Find out more about this issue</a></li></ul>'
    days = {"Publication_date": "06/05/2024", "Date_of_decision": on}
    says = labelled(Decision_Maker="Cabinet", Decision_status="Recommendations Approved", **days)
    content = f'{says}{more}<h3 class="mgSubSubTitleTxt">Decision:</h3><div class="mgWordPara"><p>{words}</p></div>'
    return modgov_page("Decision details", title, content).replace('<div class="mgContent">', f'{links}<div class="mgContent">')


def listed(*rows: tuple[str, str, str], of_officers: bool = False) -> str:
    """A list of decisions: key, title, day."""
    caption = "Officer decisions" if of_officers else "Decisions published"
    each = "".join(f'<tr><td><a href="ieDecisionDetails.aspx?ID={key}">{title}</a></td><td>{day}</td></tr>' for key, title, day in rows)
    return f'<table class="mgTabTable" summary="Table of decision summary data"><caption>{caption}</caption>{each}</table>'


def meeting(key: str = "4832", *items: tuple[str, str], day: str = "Sunday, 5th May, 2024") -> str:
    """A meeting of Cabinet: the title of each item, and the issue behind it."""
    rows = "".join(
        f'<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">{number}.</p></td><td><p class="mgAiTitleTxt">{title}</p>'
        + (f'<ul class="mgActionList"><li><a href="mgIssueHistoryHome.aspx?IId={issue}">View the background</a></li></ul>' if issue else "")
        + "</td></tr>"
        for number, (title, issue) in enumerate(items, start=1)
    )
    links = f'<a href="ieListDocuments.aspx?CId=7&amp;MId={key}">This meeting</a>'
    return modgov_page("Agenda and minutes", f"Cabinet - {day} 10.00 am", f'{links}<table class="mgItemTable">{rows}</table>')


def attendance(*each: tuple[str, str], day: str = "Sunday, 5th May, 2024", key: str = "") -> str:
    rows = "".join(f"<tr><td>{name}</td><td>Member</td><td>{came}</td></tr>" for name, came in each)
    link = f'<a href="ieListDocuments.aspx?CId=7&amp;MId={key}">The meeting</a>' if key else ""
    table = f"<table><tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr>{rows}</table>"
    return modgov_page("Attendance", f"Cabinet - {day} 10.00 am", link + table)
