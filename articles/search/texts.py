"""Texts that readers may find, as a condition in SQL."""

from functools import cache
from typing import Any

from django.db import connection

from articles.models import SearchText
from articles.querysets import public_condition
from articles.search.statements import SQL
from provinces.datatypes.prepared import value_of, writing


def public_texts() -> SQL:
    """The one rule of what a reader may see, as a condition on the rows of `SearchText`."""
    sql, params = _written(connection.vendor)
    return sql, [value_of(param, connection) for param in params]


@cache
def _written(vendor: str) -> tuple[str, list[Any]]:
    """Written once in a process, for Django takes longer to write it than the database to answer."""
    with writing():
        query = SearchText.objects.filter(public_condition()).query
        sql, params = query.get_compiler(connection=connection).compile(query.where)
    return sql, list(params)
