"""Border lines: the three of them, with their provinces from north to south."""

from dataclasses import dataclass, field

from provinces.models import Country, Neighbour, Province

LINES = ("CN", "LA", "KH")  # north to south


@dataclass
class Station:
    """A Vietnamese province on a line, what lies across from it there, and the other lines it stands on."""

    province: Province
    across: list[Province] = field(default_factory=list)
    also: list[Country] = field(default_factory=list)


@dataclass
class Line:
    """The border with one country."""

    country: Country
    stations: list[Station] = field(default_factory=list)


def border_lines() -> list[Line]:
    """Each line with today's provinces along it. One query."""
    touching = (
        Neighbour.objects.filter(province__valid_to="")
        .select_related("province", "across__country")
        .order_by("province__border_order", "province__name", "across__border_order", "across__name", "pk")
    )
    lines: dict[str, Line] = {}
    stations: dict[tuple[str, int], Station] = {}
    for neighbour in touching:
        country = neighbour.across.country
        line = lines.setdefault(country.pk, Line(country))
        key = (country.pk, neighbour.province_id)
        if key not in stations:
            stations[key] = Station(neighbour.province)
            line.stations.append(stations[key])
        stations[key].across.append(neighbour.across)
    for (code, province), station in stations.items():
        station.also = [lines[c].country for c, p in stations if p == province and c != code]
    return sorted(lines.values(), key=lambda line: rank_of(line.country.pk))


def rank_of(code: str) -> tuple[int, str]:
    """A key to sort countries by: the neighbours from north to south, then the others."""
    return (LINES.index(code) if code in LINES else len(LINES), code)
