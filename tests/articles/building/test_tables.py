"""A mistake in a table is answered with its file, line and column."""

import pytest

from articles.building.tables import TableError, read

HEADER = b"slug,name,since,count,size,open,words\n"
COLUMNS = ["slug", "name", "since", "count", "size", "open", "words"]


@pytest.fixture
def table(tmp_path):
    """Read a table of these bytes."""

    def make(content: bytes):
        path = tmp_path / "things.csv"
        path.write_bytes(content)
        return read(path, columns=COLUMNS, key=["slug"])

    return make


def the_row(table, cells: str):
    return next(iter(table(HEADER + cells.encode() + b"\n")))


def message(call) -> str:
    with pytest.raises(TableError) as raised:
        call()
    return str(raised.value)


def test_read_gives_rows_by_key_with_their_lines(table):
    found = table(HEADER + '"a","two\nlines",,,,,\nb,Điện Biên,,,,,\n'.encode())
    assert [(row.line, row["name"]) for row in found] == [(2, "two\nlines"), (4, "Điện Biên")]
    assert list(found.by_key) == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"slug,name\n", "things.csv, line 1: the column since, count, size, open, words is missing."),
        (
            HEADER + b"a,b,,,,,\na,c,,,,,\n",
            "things.csv, line 3, column slug: “a” stands already in line 2; each key stands once.",
        ),
        (
            HEADER + b"a,Xa, Mat,,,,,\n",
            "things.csv, line 2: 8 cells for 7 columns; a cell with a comma needs quotation marks.",
        ),
        (HEADER + b"a,\xff,,,,,\n", "things.csv, byte 40: not UTF-8; save the table as UTF-8."),
        (
            HEADER + b"a,b ,,,,,\n",
            "things.csv, line 2, column name: spaces at an end, a control character or decomposed accents; retype it.",
        ),
        (
            HEADER + "a,\u0110ie\u0302\u0323n,,,,,\n".encode(),
            "things.csv, line 2, column name: spaces at an end, a control character or decomposed accents; retype it.",
        ),
    ],
)
def test_read_refuses_what_is_no_table(table, content, said):
    assert message(lambda: table(content)) == said


def test_read_names_a_missing_table(tmp_path):
    said = message(lambda: read(tmp_path / "tables" / "gates.csv", columns=[], key=[]))
    assert said == "gates.csv: this table is missing in tables/."


def test_cells_are_read_as_what_they_are(table):
    row = the_row(table, "a,b,2014-05,7,1449.5,yes,one;two")
    assert row.date("since") == "2014-05"
    assert row.number("count") == 7
    assert row.decimal("size") == "1449.500"
    assert row.flag("open") is True
    assert row.lines("words") == "one\ntwo"


def test_empty_cells_stay_unknown(table):
    row = the_row(table, "a,b,,,,,")
    assert [row.date("since"), row.number("count"), row.flag("open"), row.lines("words")] == [
        "",
        None,
        None,
        "",
    ]


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (
            lambda row: row.date("since"),
            (
                "column since: “12 May” is not a date. Write what is known: 2014, 2014-05, 2014-05-12 or "
                "2014-05-12T20:35+07:00."
            ),
        ),
        (lambda row: row.number("count"), "column count: “many” is no whole number."),
        (
            lambda row: row.decimal("size"),
            "column size: “1,449” is no number; write 1449.566, without a thousands sign.",
        ),
        (
            lambda row: row.flag("open"),
            "column open: “true” is neither yes nor no; an empty cell means not known.",
        ),
        (lambda row: row.required("words"), "column words: this cell must not be empty."),
        (lambda row: row.choice("name", ["x", "y"]), "column name: “b” is none of x, y."),
        (
            lambda row: row.known("name", {"c"}, "others.csv"),
            "column name: “b” is not in others.csv; correct the spelling or add it there.",
        ),
    ],
)
def test_bad_cell_is_named(table, ask, said):
    row = the_row(table, 'a,b,12 May,many,"1,449",true,')
    assert message(lambda: ask(row)) == f"things.csv, line 2, {said}"
