"""JSON Lines of `dumpdata`."""

from django.core.serializers import jsonl

from articles.loading.dumps.exact import WithoutAccounts

Deserializer = jsonl.Deserializer


class Serializer(WithoutAccounts, jsonl.Serializer):
    """One object a line."""
