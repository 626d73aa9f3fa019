"""Border lines: the three on land with their provinces from north to south, and the sea."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from provinces.datatypes.addresses import address
from provinces.datatypes.names import sort_key
from provinces.models import Country, Neighbour, Province

LINES = ("CN", "LA", "KH")  # north to south
SEA = "sea"
# Fields of agreements that are about the sea; those of the second kind are about the land as well.
SEA_ALONE, SEA_AND_LAND = ("maritime", "fisheries"), ("land and sea",)


@dataclass
class Station:
    """A Vietnamese province on a line, what lies across from it there, and the other lines it stands on."""

    province: Province
    across: list[Province] = field(default_factory=list)
    also: list[Country] = field(default_factory=list)


@dataclass
class Line:
    """The border with one country, or without a country, the sea."""

    country: Country | None
    stations: list[Station] = field(default_factory=list)

    def __str__(self) -> str:
        return _("The border with %(country)s") % {"country": self.country} if self.country else _("The sea")

    def get_absolute_url(self) -> str:
        return address("provinces:line", self.slug)

    @property
    def slug(self) -> str:
        return self.country.slug if self.country else SEA

    @property
    def provinces(self) -> list[Province]:
        """Ours along it, then those across, each once."""
        ours = [station.province for station in self.stations]
        across = [other for station in self.stations for other in station.across]
        return list(dict.fromkeys([*ours, *across]))

    @property
    def agreements(self) -> Q:
        """Which agreements are about it."""
        if self.country:
            return Q(pk__in=self.country.agreements.values("pk")) & ~Q(domain__in=SEA_ALONE)
        return Q(domain__in=[*SEA_ALONE, *SEA_AND_LAND])


def border_lines() -> list[Line]:
    """Each line on land with today's provinces along it. One query."""
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


def sea_line() -> Line:
    """The sea with today's provinces on the coast, by name: no source orders them. One query."""
    coast = Province.objects.vietnamese().current().filter(has_coast=True)
    in_order = sorted(coast, key=lambda province: (sort_key(province.display_name), province.slug))
    return Line(None, [Station(province) for province in in_order])


def line_at(slug: str) -> Line | None:
    """The line of an address, also of a neighbour whose provinces are not recorded. At most two queries."""
    if slug == SEA:
        return sea_line()
    found = [line for line in border_lines() if line.slug == slug]
    country = None if found else Country.objects.filter(slug=slug, is_neighbour=True).first()
    return found[0] if found else country and Line(country)


def rank_of(code: str) -> tuple[int, str]:
    """A key to sort countries by: the neighbours from north to south, then the others."""
    return (LINES.index(code) if code in LINES else len(LINES), code)
