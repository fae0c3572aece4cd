"""Council prose of any length, the same each time it is asked for."""

from random import Random

SUBJECTS = """
    the harbour wall|the library at Northfield|street lighting|the local plan|damp and mould in council homes|the leisure contract
    |school places|the winter gritting rota|the trades depot|parking on Quay Street|allotment rents|the housing register
    |the performance of the contact centre|flood defences|adult social care fees|the capital programme|bus shelters
    |the market licence|tree planting|the empty homes premium|food safety inspections|the cemetery extension|the youth offer
    |taxi licensing|the council tax support scheme|playground repairs|the recycling round|the coastal path|officer delegations
""".replace("\n", "").split("|")
VERBS = ["noted", "approved", "agreed", "deferred", "referred", "endorsed", "welcomed", "reviewed", "amended", "considered"]
TAILS = """
    subject to the views of the portfolio holder|and a further report be submitted to the next meeting|within the existing budget
    |after consultation with ward councillors|in line with the medium term financial plan|as set out in the report
    |for the financial year|following the independent review|with effect from the first of the month|pending legal advice
""".replace("\n", "").split("|")


class Words:
    """A writer whose sentences follow from a seed."""

    def __init__(self, seed: int = 7) -> None:
        self.dice = Random(seed)

    def title(self) -> str:
        return f"{self.dice.choice(SUBJECTS).strip().capitalize()}: {self.dice.choice(TAILS).strip()}"

    def sentence(self) -> str:
        number = self.dice.randrange(10_000)
        subject, verb, tail = (self.dice.choice(each).strip() for each in (SUBJECTS, VERBS, TAILS))
        return f"That {subject} be {verb} {tail}, reference {number}."

    def paragraph(self, sentences: int = 4) -> str:
        return " ".join(self.sentence() for _ in range(sentences))
