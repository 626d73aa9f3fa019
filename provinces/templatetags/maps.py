"""Template tags for maps. The names beside a map say the same to those who cannot see or point."""

from typing import Any

from django import template

from provinces.maps.areas import map_of
from provinces.models import Province

register = template.Library()


@register.inclusion_tag("includes/map.html")
def border_map(era: str, provinces: Any = None) -> dict[str, Any]:
    """The provinces of an era as links. One query where the page has not read the provinces already."""
    if provinces is None:
        provinces = Province.objects.only(
            "slug", "name", "local_name", "country", "has_land_border", "has_coast", "valid_to"
        )
    return {"map": map_of(era, provinces), "era": era}
