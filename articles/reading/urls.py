"""URL patterns of the newspaper's public pages."""

from django.urls import path, register_converter
from django.views.decorators.http import require_safe

from articles.reading import feeds, place_feeds
from articles.reading.former_tags import tag_of_today
from articles.reading.url_converters import (
    DayConverter,
    DayOrNoneConverter,
    MonthConverter,
    MonthOrNoneConverter,
    NumberConverter,
    YearConverter,
)
from articles.reading.views import (
    about,
    archive,
    article,
    card,
    citation,
    corrections,
    front,
    lists,
    people,
    pictures,
    preview,
    report,
    search,
    side_by_side,
    tags,
)
from provinces.models import Country, Province
from provinces.reading.former_addresses import follows_renames

register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")
register_converter(DayConverter, "day")
register_converter(MonthOrNoneConverter, "month_or_none")
register_converter(DayOrNoneConverter, "day_or_none")
register_converter(NumberConverter, "number")

app_name = "articles"
urlpatterns = [
    path("", front.front, name="front"),
    path("articles/", lists.article_list, name="list"),
    path("articles/undated/", archive.undated, name="undated"),
    path("articles/<year:year>/", archive.year, name="year"),
    path("articles/<year:year>/<month:month>/", archive.month, name="month"),
    path("articles/<year:year>/<month:month>/<day:day>/", archive.day, name="day"),
    path(
        "articles/<year:year>/<month_or_none:month>/<day_or_none:day>/<slug:slug>/",
        article.article,
        name="article",
    ),
    path("a/<number:number>/", article.by_number, name="by_number"),
    path("a/<number:number>/card.png", card.card, name="card"),
    path("a/<number:number>/cite.<str:extension>", citation.citation, name="citation"),
    path("a/<number:number>/side-by-side/", side_by_side.side_by_side, name="side_by_side"),
    path("people/<slug:slug>/", people.person, name="person"),
    path("people/<slug:slug>/<str:filename>", people.portrait, name="portrait"),
    path("images/<number:number>/<str:filename>", pictures.image, name="image"),
    path("preview/<str:token>/", preview.preview, name="preview"),
    path("preview/<str:token>/images/<number:number>/", preview.preview_image, name="preview_image"),
    path("search/", search.search, name="search"),
    path("search/articles.atom", require_safe(feeds.SearchFeed()), name="search_feed"),
    path("tags/", tags.tags, name="tags"),
    path("tags/<slug:slug>/", lists.tag, name="tag"),
    path(
        "tags/<slug:slug>/articles.atom",
        require_safe(follows_renames(tag_of_today)(feeds.TagFeed())),
        name="tag_feed",
    ),
    path("provinces/<slug:slug>/articles/", lists.province_articles, name="province_articles"),
    path(
        "provinces/<slug:slug>/articles.atom",
        require_safe(follows_renames(Province)(feeds.ProvinceFeed())),
        name="province_feed",
    ),
    path(
        "countries/<slug:slug>/articles.atom",
        require_safe(follows_renames(Country)(place_feeds.CountryFeed())),
        name="country_feed",
    ),
    path(
        "border/<slug:slug>/articles.atom",
        require_safe(follows_renames(Country)(place_feeds.LineFeed())),
        name="line_feed",
    ),
    path("corrections/", corrections.corrections, name="corrections"),
    path("about/", about.about, name="about"),
    path("report/", report.report, name="report"),
    path("report/thanks/", report.thanks, name="report_thanks"),
    path("feeds/articles.atom", require_safe(feeds.AtomFeed()), name="feed_atom"),
    path("feeds/articles.rss", require_safe(feeds.RssFeed()), name="feed_rss"),
    path("feeds/articles.json", feeds.json_feed, name="feed_json"),
    path("feeds/corrections.atom", require_safe(feeds.CorrectionsFeed()), name="corrections_feed"),
]
