"""JSON of `dumpdata`."""

from django.core.serializers import json

from articles.loading.dumps.exact import WithoutAccounts

Deserializer = json.Deserializer


class Serializer(WithoutAccounts, json.Serializer):
    """A list of objects."""
