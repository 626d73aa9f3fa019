"""Former addresses of tags, which keep them in a table of their own: a tag that was merged leads to another one."""

from articles.models import Tag


def tag_of_today(former: str) -> str:
    """The address part of the tag that had this one; empty where none had, or one has it today. Two queries."""
    tags = Tag.objects.filter(former_slugs__slug=former).values_list("slug", flat=True)
    return "" if Tag.objects.filter(slug=former).exists() else tags.first() or ""
