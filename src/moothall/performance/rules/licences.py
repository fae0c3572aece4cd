"""Under which licence figures are published, as each file of them says it."""

from dataclasses import dataclass

SETTING = "licence_of_data"


@dataclass(frozen=True, slots=True)
class Licence:
    """Its name, and where it can be read."""

    name: str
    address: str


LICENCES = {
    "ogl3": Licence("Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
    "cc-by": Licence("Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"),
}


def licence_of(value: object) -> Licence | None:
    """The licence that a council names; nothing where it names none.

    >>> licence_of("ogl3").name, licence_of("none")
    ('Open Government Licence v3.0', None)
    """
    return LICENCES.get(str(value))
