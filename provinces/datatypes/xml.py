"""XML text: only the characters that XML can hold."""

import re

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without the characters no XML document may hold; fields drop them too, old rows may not have."""
    return _NOT_IN_XML.sub("", text)
