"""manage.py draw_map FOLDER: draw the shapes of the map anew from the reference files. For developers."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from provinces.datatypes.names import fold
from provinces.maps.border import border_paths, outline
from provinces.maps.drawing import HEIGHT, WIDTH, path_of

ERAS = {"now": "vn34_merged_from_63.geojson", "before": "vn63.geojson"}
NEIGHBOURS = ("CN", "LA", "KH")
TARGET = Path(settings.BASE_DIR) / "provinces" / "maps" / "shapes.json"


class Command(BaseCommand):
    help = "Draws provinces/maps/shapes.json from a folder of GeoJSON files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        rows = [row["fields"] for row in json.loads(self._fixture().read_text(encoding="utf-8"))]
        shapes: dict[str, Any] = {"width": WIDTH, "height": HEIGHT}
        for era, name in ERAS.items():
            shapes[era] = dict(
                sorted(
                    (self._slug(rows, feature["properties"]["name_vi"], era), _path(feature))
                    for feature in _features(folder / name)
                )
            )
        shapes["abroad"], shapes["land"] = {}, []
        across: dict[str, list[Any]] = {code: [] for code in NEIGHBOURS}
        for feature in _features(folder / "neighbours.geojson"):
            known = feature["properties"]
            drawn = _path(feature)
            if known["border_province"]:
                shapes["abroad"][self._abroad(rows, known["name"], known["country"])] = drawn
                across[known["country"]].append(_polygons(feature))
            elif drawn:
                shapes["land"].append(drawn)
        ours = outline(_polygons(feature) for feature in _features(folder / ERAS["now"]))
        shapes["border"] = border_paths(ours, across)
        TARGET.write_text(json.dumps(shapes, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        self.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes.")

    def _fixture(self) -> Path:
        return Path(settings.BASE_DIR) / "fixtures" / "borderpost" / "03_provinces.json"

    def _slug(self, rows: list[dict[str, Any]], local_name: str, era: str) -> str:
        """The province of that name in that era: one row may serve both."""
        for row in rows:
            is_now, was_before = not row.get("valid_to"), row.get("valid_from", "") < "2025-07-01"
            is_named = row["country"] == ["VN"] and fold(row["local_name"]) == fold(local_name)
            if is_named and (is_now if era == "now" else was_before):
                return row["slug"]
        raise CommandError(f"No province “{local_name}” is known for “{era}”.")

    def _abroad(self, rows: list[dict[str, Any]], name: str, country: str) -> str:
        for row in rows:
            if row["country"] == [country] and (fold(row["name"]) in fold(name)):
                return row["slug"]
        raise CommandError(f"No province “{name}” of {country} is known.")


def _features(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def _polygons(feature: dict[str, Any]) -> list[Any]:
    shape = feature["geometry"]
    return shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]


def _path(feature: dict[str, Any]) -> str:
    return path_of(_polygons(feature))
