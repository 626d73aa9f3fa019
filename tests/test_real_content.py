"""The site on its own fixtures: counts equal the tables', every link leads somewhere, every figure to its sentence."""

import csv
import re
from html import unescape
from urllib.parse import unquote

from articles.html.plain_text import holds_passage
from articles.management.commands.wanted_wordings import SHOWN_HERE
from articles.models import Article, ArticleImage, Citation, Tag
from provinces.models import (
    Agreement,
    BorderGate,
    BorderGuardUnit,
    Directive,
    Figure,
    Neighbour,
    Organisation,
    Province,
    Succession,
    TwinningAct,
    TwinningPair,
)
from provinces.wanted_wordings import shown_in_english, wanted
from tests.crawl import LINK, crawled, is_page, links
from tests.html_rules import faults
from tests.language_rules import unmarked

ID = re.compile(r'\bid="([^"]+)"')
OTHER_SPELLING = re.compile(
    r"Bao Bien phong|Bao Bien Phong|bao bien phong"
)  # of Baobienphong, as the tables have it


def rows(root, table):
    with (root / "fixtures" / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TABLES = {
    "provinces": Province,
    "successions": Succession,
    "neighbours": Neighbour,
    "gates": BorderGate,
    "units": BorderGuardUnit,
    "agreements": Agreement,
    "directives": Directive,
    "organisations": Organisation,
    "twinning_acts": TwinningAct,
    "twinning_pairs": TwinningPair,
    "figures": Figure,
    "articles": Article,
}


def test_rows_equal_the_tables(borderpost, root):
    counted = {table: model.objects.count() for table, model in TABLES.items()}
    assert counted == {table: len(rows(root, table)) for table in TABLES}


def test_site_counts_equal_the_tables(borderpost, client, root):
    page = client.get("/provinces/").content.decode()
    assert "Viet Nam has 34 provinces and cities today; until 30 June 2025 it had 63." in page
    assert len(set(re.findall(r'href="(/provinces/[a-z0-9-]+/)"', page))) == len(rows(root, "provinces"))
    assert (
        f"{len(rows(root, 'agreements'))} agreements of {len(rows(root, 'agreements'))}"
        in client.get("/agreements/").content.decode()
    )
    pairs = set(re.findall(r'href="(/twinning/[a-z0-9-]+/)"', client.get("/twinning/").content.decode()))
    assert len(pairs) == len(rows(root, "twinning_pairs"))
    english = [row for row in rows(root, "articles") if row["language"] == "en"]
    listed = set(
        re.findall(
            r'href="(/articles/\d{4}/\d\d/\d\d/[a-z0-9-]+/)"', client.get("/articles/").content.decode()
        )
    )
    assert len(listed) == len(english) == 12
    assert Tag.objects.count() == len(
        {tag for row in rows(root, "articles") for tag in row["tags"].split(";")}
    )


def test_every_link_leads_to_a_valid_page_and_every_anchor_is_there(borderpost, client):
    """Walk the whole site from the front pages by links alone, as a reader would."""
    pages, wrong, anchors = {}, [], set()
    for path, response in crawled(client):
        pages[path] = set()
        if response.status_code != 200:
            wrong.append((path, response.status_code))
        if is_page(response):
            html = response.content.decode()
            wrong += [(path, fault) for fault in faults(html)]
            wrong += [(path, f"in another language: {words}") for words in unmarked(path, html)]
            wrong += [(path, f"an outlet spelled otherwise: {name}") for name in OTHER_SPELLING.findall(html)]
            pages[path] = set(ID.findall(html))
            anchors |= {(target, name.partition(":~:")[0]) for target, name in links(path, html)}
    assert wrong == []
    assert sorted((path, name) for path, name in anchors if name and name not in pages[path]) == []
    provinces = {province.get_absolute_url() for province in Province.objects.all()}
    assert provinces <= pages.keys()


def test_what_is_shown_in_english_has_its_vietnamese_or_is_marked_as_wanted(borderpost, root):
    """A row of `vietnamese.csv` with a blank cell says that the Vietnamese is wanted."""
    known = {row["english"] for row in rows(root, "vietnamese")}
    assert {
        text: where for text, where in wanted(shown_in_english(SHOWN_HERE)).items() if text not in known
    } == {}


def test_every_figure_of_a_province_leads_to_its_sentence(borderpost, client):
    """Each footnote to one of our articles goes to the place of the article that holds the quoted passage."""
    followed = 0
    claims = Citation.objects.filter(figure__province__isnull=False, article__isnull=False)
    for citation in claims.select_related("figure__province", "article"):
        page = client.get(citation.figure.province.get_absolute_url()).content.decode()
        start = f"{citation.article.get_absolute_url()}#fact-"
        links = {unescape(link) for link in LINK.findall(page) if link.startswith(start)}
        marks = {
            int(link.removeprefix(start).partition(":~:text=")[0]): link.partition(":~:text=")[2]
            for link in links
        }
        [mark] = [number for number in marks if Citation.objects.get(pk=number).passage == citation.passage]
        article = client.get(citation.article.get_absolute_url()).content.decode()
        assert f'id="fact-{mark}"' in article
        assert all(words in citation.passage for words in unquote(marks[mark]).split(","))
        assert holds_passage(citation.article.plain_body, citation.passage)
        followed += 1
    assert followed == 8
    assert (
        Figure.objects.filter(province__isnull=False).count()
        == Figure.objects.shown().filter(province__isnull=False).count()
    )


def test_every_picture_is_served_after_loading_alone(borderpost, client):
    pictures = ArticleImage.objects.exclude(file="")
    assert pictures.count() == 28
    for picture in pictures:
        response = client.get(picture.get_absolute_url())
        assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
        assert b"".join(response.streaming_content)[8:12] == b"WEBP"
