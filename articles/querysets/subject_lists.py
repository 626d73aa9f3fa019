"""Articles of several subjects in one order. Each subject has an index in that order, read no further than a page goes.

What is common costs what is rare costs: asked for by one condition over all subjects, either database would first
gather every article of them, and sort.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from provinces.datatypes.keysets import Stretch

_SUBJECT = object()  # stands in the parameters of a statement for the key of a subject


@dataclass(frozen=True)
class SubjectList:
    """`articles` of any of the subjects, each once.

    `subjects` are rows of a model with `list_of`, narrowed to what may be shown, with keys of their subjects; `others`
    are articles found in another way, already narrowed. They are few, for they are sorted.
    """

    articles: QuerySet
    subjects: tuple[tuple[QuerySet, list[Any]], ...]
    others: tuple[QuerySet, ...] = ()

    def cut(self, stretch: Stretch) -> QuerySet:
        """The stretch of the list. One query; cost: an index look-up a subject, and the stretch of each."""
        # Not in the order of the list: either database would walk the list of all to find these few.
        others = (_compiled(stretch.bounded(rows).values_list("pk", stretch.time)) for rows in self.others)
        lists = [*self._lists(stretch), *others]
        if not lists:
            return self.articles.none()
        found = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS one" for sql, _values in lists)
        values = [value for _sql, each in lists for value in each]
        way = "ASC" if stretch.upwards else "DESC"
        # Cut here, too: what an article is shown with is worked out for the rows of the stretch alone.
        keys = RawSQL(
            f"WITH found(number, moment) AS ({found}) SELECT number FROM found GROUP BY number, moment"
            f" ORDER BY moment {way}, number {way} LIMIT {int(stretch.count)}",
            values,
        )
        return stretch.ordered(self.articles.filter(pk__in=keys))

    def _lists(self, stretch: Stretch) -> Iterable[tuple[str, list[Any]]]:
        """The statement of each subject: compiled once a table, for that costs more than to run it."""
        for rows, keys in self.subjects:
            article, subject = rows.model.list_of
            one = rows.filter(**{subject: RawSQL("%s", [_SUBJECT])})
            if stretch.time == "publish_at":
                one = one.due()
            columns = one.values_list(article, stretch.time)
            # Rows of one article would else take the places of others: the page would end too early, and be the last.
            columns = columns if rows.model.listed_once else columns.distinct()
            sql, values = _compiled(stretch.of(columns, article))
            for key in keys:
                yield sql, [key if value is _SUBJECT else value for value in values]


def _compiled(rows: QuerySet) -> tuple[str, list[Any]]:
    sql, values = rows.query.sql_with_params()
    return sql, list(values)
