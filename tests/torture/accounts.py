"""Names of a tortured site, known to who makes them and to who uses them."""

EDITORS = 200
PASSWORD = "a long enough password"
SOURCE = "The Torture Gazette"  # what they translate


def name_of(number: int) -> str:
    return f"editor-{number:03}"


def off_name_of(number: int) -> str:
    return f"formerly-{number:03}"
