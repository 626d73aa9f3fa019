"""The fourteen scenes by the names of their files."""

from collections.abc import Callable

from articles.illustrations.printing import encoded, printed
from articles.illustrations.scenes_dusk import ridge_patrol, stilt_houses
from articles.illustrations.scenes_karst import karst_mist, twin_villages
from articles.illustrations.scenes_mountain import border_marker, mountain_ridges, terraced_valley
from articles.illustrations.scenes_plain import delta_palms, river_crossing
from articles.illustrations.scenes_road import forest_trail, gate_arch
from articles.illustrations.scenes_sea import island_dawn, sea_patrol
from articles.illustrations.scenes_table import talks_table
from articles.illustrations.sheet import Sheet

SCENES: dict[str, Callable[[Sheet], None]] = {
    "mountain-ridges.webp": mountain_ridges,
    "terraced-valley.webp": terraced_valley,
    "border-marker.webp": border_marker,
    "gate-arch.webp": gate_arch,
    "river-crossing.webp": river_crossing,
    "delta-palms.webp": delta_palms,
    "sea-patrol.webp": sea_patrol,
    "island-dawn.webp": island_dawn,
    "forest-trail.webp": forest_trail,
    "twin-villages.webp": twin_villages,
    "talks-table.webp": talks_table,
    "ridge-patrol.webp": ridge_patrol,
    "karst-mist.webp": karst_mist,
    "stilt-houses.webp": stilt_houses,
}


def drawn(name: str) -> bytes:
    """The JPEG of one scene; the same bytes each time with the same Pillow. Cost: about a second."""
    sheet = Sheet(seed=name)
    SCENES[name](sheet)
    return encoded(printed(sheet))
