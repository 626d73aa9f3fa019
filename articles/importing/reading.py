"""File formats: from the bytes of a `.txt`, `.html` or `.docx` file to blocks of text."""

import re
from collections.abc import Callable

from articles.importing.document import Block, ImportProblem, Picture
from articles.importing.encodings import decoded
from articles.importing.web_article import blocks_of_page
from articles.importing.webpage import MOST_CHARACTERS, TooLong, TooTangled
from articles.importing.word import blocks_of_docx, pictures_of_docx
from provinces.datatypes.text_fields import tidy_line

LARGEST_FILE = 20 * 1024 * 1024  # bytes
LONGEST_TEXT = 1_000_000  # characters: what the form of an article takes
MOST_LINES = 50_000  # printed ones, or paragraphs
# Ends of lines and beginnings of tags in a file, before it is taken apart: 20 MB of `<br>` took 1.5 GB and 37 s.
MOST_MARKS = 100_000  # the most that a page of blocks may have is read in 7 s
_BARS = re.compile(r"[\s|]*")


def read_blocks(data: bytes, *, filename: str) -> list[Block]:
    """The document's blocks in order. Raise ImportProblem for what cannot be read."""
    if not data.strip():
        raise ImportProblem(f"{filename} is empty; nothing can be read from it.")
    if len(data) > LARGEST_FILE:
        raise ImportProblem(
            f"{filename} has more than {LARGEST_FILE // 1_048_576} MB; no article is that long."
        )
    ending = filename.lower().rpartition(".")[2]
    readers: dict[str, Callable[[bytes, str], list[Block]]] = {
        "txt": _reader_of(blocks_of_text),
        "html": _reader_of(blocks_of_page),
        "htm": _reader_of(blocks_of_page),
        "docx": blocks_of_docx,
    }
    if ending not in readers:
        raise ImportProblem(f"{filename} is neither .txt, .html nor .docx; save it as one of these.")
    try:
        kept = readers[ending](data, filename)
    except TooTangled as error:
        raise ImportProblem(
            f"{filename} nests its elements too deep to be read; copy the text from the page and paste it."
        ) from error
    except TooLong as error:
        raise ImportProblem(
            f"{filename} holds more than {MOST_CHARACTERS:,} characters of text; no article is that long."
        ) from error
    _refuse_too_long(kept, filename)
    if not any(block.kind not in {"left out", "picture"} and tidy_line(block.text) for block in kept):
        raise ImportProblem(f"{filename} holds no words; nothing can be read from it.")
    return kept


def read_pictures(data: bytes, *, filename: str) -> list[Picture]:
    """The document's pictures in order; only Word documents hold any."""
    return pictures_of_docx(data, filename) if filename.lower().endswith(".docx") else []


def blocks_of_text(text: str) -> list[Block]:
    """Lines that stand together are one block, but a line that ends in a bar is a caption left over from a table."""
    if len(text) > MOST_CHARACTERS:
        raise TooLong
    blocks: list[tuple[str, str]] = []
    together: list[str] = []

    def close() -> None:
        if together:
            blocks.append(("text", "\n".join(together)))
            together.clear()

    for line in text.splitlines():
        if line.rstrip().endswith("|") and not _BARS.fullmatch(line):
            close()
            blocks.append(("caption", line.strip(" |\t")))
        elif _BARS.fullmatch(line):
            close()
        else:
            together.append(line)
    close()
    return _tidied(blocks)


def _reader_of(blocks_of: Callable[[str], list[Block]]) -> Callable[[bytes, str], list[Block]]:
    """A reader of files that are text: what was damaged in the file is said below what could be read."""

    def read(data: bytes, filename: str) -> list[Block]:
        file = decoded(data, filename)
        if sum(file.text.count(mark) for mark in "\n\r\u2028<") > MOST_MARKS:
            raise ImportProblem(
                f"{filename} has more than {MOST_MARKS:,} lines and tags; no article is that long. "
                "Copy the text of the article and paste it."
            )
        return [*blocks_of(file.text), *(Block("left out", (note,)) for note in file.notes)]

    return read


def _refuse_too_long(blocks: list[Block], filename: str) -> None:
    """What no form of an article takes is refused before anything is made of it."""
    lines = sum(len(block.lines) for block in blocks)
    characters = sum(len(line) for block in blocks for line in block.lines)
    for count, limit, what in ((lines, MOST_LINES, "lines"), (characters, LONGEST_TEXT, "characters")):
        if count > limit:
            raise ImportProblem(
                f"{filename} has {count:,} {what}, and an article at most {limit:,}; bring it in in parts."
            )


def _tidied(read: list[tuple[str, str]]) -> list[Block]:
    blocks = []
    for kind, text in read:
        lines = (tidy_line(line.strip(" |\t")) for line in text.split("\n"))
        if kept := tuple(line for line in lines if line):
            blocks.append(Block(kind, kept))
    return blocks
