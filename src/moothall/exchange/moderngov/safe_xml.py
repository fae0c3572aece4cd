"""XML from strangers: no entities of its own, no network, no outsized trees."""

import re

from lxml import etree

from .not_understood import NotUnderstood

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def tree(text: str) -> etree._Element:
    """The root of a well-formed document, or a sentence that says where it breaks."""
    if re.search(r"<!(?:ENTITY|DOCTYPE\s[^>]*\[)", text[:20_000], re.IGNORECASE):
        raise NotUnderstood("This XML declares entities of its own, which no answer of Modern.Gov does. It was not read, for safety.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(DECLARATION.sub("", text).strip().encode(), parser)
    except etree.XMLSyntaxError as error:
        line = error.position[0] if error.position else 0
        raise NotUnderstood(f"This is not whole XML: it breaks at line {line}. Fetch the answer again.") from None
    except (ValueError, UnicodeEncodeError):
        raise NotUnderstood("This is not whole XML: it holds characters that XML does not allow. Fetch the answer again.") from None
