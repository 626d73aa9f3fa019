"""What our dumps do otherwise than Django's: exact times, given keys kept, nothing of the accounts."""

import datetime as dt
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.core.serializers.python import Serializer
from django.db import models

from articles.loading.contents import is_account


class ExactEncoder(DjangoJSONEncoder):
    """Django's cuts times to milliseconds; a correction is then no longer found by its key, which holds its time."""

    def default(self, o: Any) -> Any:
        if isinstance(o, dt.datetime):
            return (
                o.isoformat().removesuffix("+00:00") + "Z"
                if o.utcoffset() == dt.timedelta()
                else o.isoformat()
            )
        return super().default(o)


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value)}
    return [_in_order(part) for part in value] if isinstance(value, list) else value


class Exact(Serializer):
    """To be mixed into a serializer of Django's that writes JSON."""

    def _init_options(self) -> None:
        super()._init_options()  # type: ignore[misc]
        self.json_kwargs["cls"] = ExactEncoder

    def handle_field(self, obj: models.Model, field: models.Field) -> None:
        if not isinstance(field, models.GeneratedField):  # made anew by the database it is loaded into
            super().handle_field(obj, field)

    def _value_from_field(self, obj: models.Model, field: models.Field) -> Any:
        value = super()._value_from_field(obj, field)
        # PostgreSQL gives the keys back in an order of its own; the same site is to give the same dump.
        return _in_order(value) if isinstance(field, models.JSONField) else value

    def get_dump_object(self, obj: models.Model) -> dict[str, Any]:
        data = super().get_dump_object(obj)
        key = obj._meta.pk
        if "pk" not in data and not isinstance(key, models.AutoField):
            # --natural-primary leaves the key out, but no database can make up the code of a country.
            data = {"model": data["model"], "pk": self._value_from_field(obj, key), "fields": data["fields"]}
        return data


class WithoutAccounts(Exact):
    """References from outside the accounts to one are left out, not written as null.

    A site without that account takes the row, and a row that is there keeps what it says of its people.
    """

    def handle_fk_field(self, obj: models.Model, field: models.ForeignKey) -> None:
        if is_account(type(obj)) or not (field.null and is_account(field.related_model)):
            super().handle_fk_field(obj, field)
