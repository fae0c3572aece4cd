"""Which matrix a council uses, on any day."""

from datetime import date

from django.db.models import QuerySet

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.risks import rules
from moothall.risks.models import Assessment, Matrix


def matrices(viewer: Viewer, organisation: int) -> QuerySet[Matrix]:
    """Every matrix that a council set itself, the latest first."""
    return Matrix.objects.filter(organisation=organisation).order_by("-since")


def on(viewer: Viewer, organisation: int, day: date) -> Matrix | None:
    """The matrix in force on a day; nothing where the plain one holds."""
    return matrices(viewer, organisation).filter(since__lte=day).first()


def grid_of(matrix: Matrix | None) -> rules.Grid:
    return matrix.grid if matrix else rules.PLAIN


def is_used(matrix: Matrix) -> bool:
    """Whether anything was assessed under it, whoever may see that: it is not changed from then on."""
    return Assessment.objects.visible_to(THE_CLOCK).filter(matrix=matrix).exists()
