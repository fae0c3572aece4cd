"""`python -m bench.importing [MEETINGS]`: what it costs to read and store Modern.Gov's answers, eight items a meeting, on one core."""

import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from html import escape
from pathlib import Path
from time import process_time

from rich.console import Console

from bench.serving import pin
from bench.words import Words
from tests.house.places import ROOT

MEETINGS, ITEMS, MEMBERS, BODIES = 1_000, 8, 10, 12
LIMIT_SECONDS = 10
FIRST_DAY = date(2015, 1, 1)


def main(words: list[str]) -> int:
    """Write the answers, read them twice, and say what each reading cost; nothing fails on a slow day."""
    meetings = int(words[0].replace(",", "")) if words else MEETINGS
    pin(os.getpid(), 1)
    say = Console(soft_wrap=True)
    with tempfile.TemporaryDirectory(prefix="moothall-bench-") as folder:
        answers = Path(folder) / "answers"
        answers.mkdir()
        write(answers, meetings)
        surroundings = {**os.environ, "MOOTHALL_HOME": f"{folder}/place", "MOOTHALL_DATABASE": "", "PYTHONPATH": str(ROOT / "src")}
        seconds(["moothall", "migrate", "-v0"], surroundings)
        command = ["moothall", "import", "moderngov", str(answers), "--council", "Benchford", "--quiet"]
        first, again = seconds(command, surroundings), seconds(command, surroundings)
        index = seconds(["moothall", "search_index"], surroundings)
    say.print(f"{meetings:,} meetings with {meetings * ITEMS:,} items, on one core that adds ten million numbers in {yardstick():.2f} s:")
    say.print(f"  read and stored in {first - index:.1f} s (limit {LIMIT_SECONDS} s), and indexed for search in {index:.1f} s;")
    say.print(f"  read again, with nothing changed, in {again:.1f} s.")
    return 0


def seconds(command: list[str], surroundings: dict[str, str]) -> float:
    """The time that a command has spent on a core."""
    before = os.times()
    subprocess.run([sys.executable, "-m", *command], env=surroundings, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def yardstick() -> float:
    """How quick this core is just now."""
    start, total = process_time(), 0
    for number in range(10_000_000):
        total += number
    return process_time() - start


def write(folder: Path, meetings: int) -> None:
    """Answers as the web service gives them: every item with a paper and a minute, most with a resolution, one with a request."""
    words = Words()
    for number in range(1, meetings + 1):
        (folder / f"{number:06}.xml").write_text(meeting(number, words))


def meeting(number: int, words: Words) -> str:
    on = FIRST_DAY + timedelta(days=3 * number)
    members = "".join(attendee(key) for key in range(1, MEMBERS + 1))
    items = "".join(item(number, place, words) for place in range(1, ITEMS + 1))
    return (
        f'<?xml version="1.0" encoding="utf-8"?><meeting><meetingid>{number}</meetingid><meetingdate>{on:%d/%m/%Y}</meetingdate>'
        "<meetingstatus>Confirmed</meetingstatus><isdisplayallowed>True</isdisplayallowed><meetingtime>10.00 am</meetingtime>"
        "<meetinglocation>Town Hall</meetinglocation><iswebcast>False</iswebcast><agendapublished>True</agendapublished>"
        f"<minutepublished>True</minutepublished><committeetitle>Committee {number % BODIES}</committeetitle>"
        f"<agendaitems>{items}</agendaitems><attendees>{members}</attendees></meeting>"
    )


def attendee(key: int) -> str:
    said = 'roledescription="Committee Member" attendance="Present" politicalparty="IND" ward="North"'
    return f'<attendee membertype="U" memberid="{key}" name="Councillor Member {key}" {said}/>'


def item(number: int, place: int, words: Words) -> str:
    minute = "".join(f'<p class="MsoNormal">{told(words)}</p>' for _ in range(2)) + resolved(place, words)
    agenda = '<div class="WordSection1"><p class="MsoNormal">Report of the Director of Place</p></div>'
    key = number * 100 + place
    return (
        f"<agendaitem><agendaitemid>{key}</agendaitemid><agendaitemtitle>{escape(words.title())}</agendaitemtitle>"
        f"<agendatext>{escape(agenda)}</agendatext><fulldisplaynumberformat>{place}.</fulldisplaynumberformat>"
        f"<minutesnonemptyhtmlbody>{escape(minute)}</minutesnonemptyhtmlbody><isdisplayallowed>True</isdisplayallowed>"
        f"<linkeddocuments><linkeddoc><attachmentid>{key}</attachmentid><title>Report {place}</title><isrestricted>False</isrestricted>"
        f"<url>https://benchford.example/mgConvert2PDF.aspx?ID={key}</url></linkeddoc></linkeddocuments></agendaitem>"
    )


def told(words: Words) -> str:
    """A paragraph of a minute."""
    return f"The Committee considered the report on {words.title()}. The report indicated {words.sentence().removeprefix('That ')}"


def resolved(place: int, words: Words) -> str:
    """Nothing on the first items, one sentence on most, a request on the last."""
    if place == ITEMS:
        asked = "the Director of Place be requested to submit a report to the next meeting."
        return f"<p>RESOLVED: That</p><ol><li>the report be noted; and</li><li>{asked}</li></ol>"
    return f"<p>RESOLVED:</p><p>{words.sentence()}</p>" if place > 2 else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
