"""Template tags for maps. The names beside a map say the same to those who cannot see or point."""

from collections.abc import Iterable
from typing import Any

from django import template

from provinces.maps.areas import map_of
from provinces.models import Province

register = template.Library()


@register.inclusion_tag("includes/map.html")
def border_map(era: str, provinces: Iterable[Province]) -> dict[str, Any]:
    """The provinces of an era as links."""
    return {"map": map_of(era, provinces), "era": era}
