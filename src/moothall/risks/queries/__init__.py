"""What may be asked about risks; every question says for whom. By noun: `queries.registers`, `queries.matrices`, `queries.owing`."""

from moothall.risks.queries import matrices, owing, registers, reminding, telling
from moothall.risks.queries.registers import risk, risks, standing

__all__ = ["matrices", "owing", "registers", "reminding", "risk", "risks", "standing", "telling"]
