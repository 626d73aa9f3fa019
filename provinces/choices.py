"""Enumerations of the registry: every closed list of stored values."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProvinceKind(TextChoices):
    PROVINCE = "province", _("province")
    CITY = "city", _("centrally run city")
    REGION = "region", _("autonomous region")


class CodeScheme(TextChoices):
    GSO = "gso", _("statistics office code")
    ISO = "iso", _("ISO 3166-2")


class Extent(TextChoices):
    """How much of the predecessor went into the successor."""

    WHOLE = "whole", _("whole")
    PART = "part", _("part")


class UnitKind(TextChoices):
    FORCE = "force", _("national force")
    COMMAND = "command", _("provincial border guard")
    SQUADRON = "squadron", _("squadron")
    POST = "post", _("border post")
    STATION = "station", _("border gate station")


class GateClass(TextChoices):
    """`""` means that no source found states the class, or that sources disagree."""

    INTERNATIONAL = "international", _("international border gate")
    MAIN = "main", _("main (national) border gate")
    SECONDARY = "secondary", _("secondary (auxiliary) border gate")
    CROSSING = "crossing", _("border crossing")


class PlaceKind(TextChoices):
    ECONOMIC_ZONE = "economic_zone", _("border or coastal economic zone")
    SEA = "sea", _("sea area")
    REGION = "region", _("region")


class OrganisationKind(TextChoices):
    INTERNATIONAL = "international", _("international organisation")
    AGENCY = "agency", _("government body")
    FORCE = "force", _("force")
    PARTY = "party", _("party organisation")


class Instrument(TextChoices):
    """Law 70/2020/QH14 art. 6: only some instruments are treaties; a minute or memorandum is not."""

    TREATY = "treaty", _("treaty")
    PROTOCOL = "protocol", _("protocol")
    AGREEMENT = "agreement", _("agreement")
    MEMORANDUM = "memorandum", _("memorandum")
    MECHANISM = "mechanism", _("cooperation mechanism")
    PROGRAMME = "programme", _("programme")
    EXCHANGE = "exchange", _("exchange")


# What has force as law between states, may enter into it, and is `Legislation` to machines.
BINDING = {Instrument.TREATY, Instrument.PROTOCOL, Instrument.AGREEMENT}


class AgreementStatus(TextChoices):
    IN_FORCE = "in_force", _("in force")
    ENDED = "ended", _("ended")
    HISTORIC = "historic", _("historic")
    PENDING = "pending", _("not yet in force")
    RUNNING = "running", _("running")
    UNKNOWN = "unknown", _("not stated")


class PartyRole(TextChoices):
    PARTY = "party", _("party")
    WITNESS = "witness", _("witness")
    DEPOSITARY = "depositary", _("depositary")


class PartyAction(TextChoices):
    SIGNED = "signed", _("signed")
    RATIFIED = "ratified", _("ratified")
    ACCEDED = "acceded", _("acceded")
    TAKES_PART = "takes_part", _("takes part")


class Relation(TextChoices):
    """How an agreement stands to an earlier one."""

    AMENDS = "amends", _("amends")
    SUPPLEMENTS = "supplements", _("supplements")
    IMPLEMENTS = "implements", _("implements")
    RENEWS = "renews", _("renews")
    REPLACES = "replaces", _("replaces")


# The same relations seen from the earlier agreement.
PAST_RELATION = {
    Relation.AMENDS: _("amended by"),
    Relation.SUPPLEMENTS: _("supplemented by"),
    Relation.IMPLEMENTS: _("implemented by"),
    Relation.RENEWS: _("renewed by"),
    Relation.REPLACES: _("replaced by"),
}


class DirectiveKind(TextChoices):
    RESOLUTION = "resolution", _("resolution")
    CONCLUSION = "conclusion", _("conclusion")
    DECISION = "decision", _("decision")
    DECREE = "decree", _("decree")
    DIRECTIVE = "directive", _("directive")
    CONGRESS = "congress", _("congress")


class TwinningLevel(TextChoices):
    POST = "post", _("border posts")
    CLUSTER = "cluster", _("residential clusters and villages")
    COMMUNE = "commune", _("communes")
    DISTRICT = "district", _("districts")
    CITY = "city", _("cities")


class TwinningStatus(TextChoices):
    """Active unless a source says otherwise: a twinning is rarely ended in writing."""

    ACTIVE = "active", _("active")
    DORMANT = "dormant", _("dormant")
    ENDED = "ended", _("ended")


class Measure(TextChoices):
    """What a figure counts. The unit follows from the measure: `UNIT_OF_MEASURE`."""

    LAND_BORDER = "land_border", _("land border")
    COASTLINE = "coastline", _("coastline")
    DEMARCATED = "demarcated", _("demarcated border")
    MARKERS = "markers", _("border markers")
    BORDER_COMMUNES = "border_communes", _("border communes")
    BORDER_DISTRICTS = "border_districts", _("border districts")
    GATES_INTERNATIONAL = "gates_international", _("international border gates")
    GATES_MAIN = "gates_main", _("main border gates")
    GATES_SECONDARY = "gates_secondary", _("secondary border gates")
    TWINNED_PAIRS = "twinned_pairs", _("twinned pairs of residential clusters")
    TWINNED_COMMUNES = "twinned_communes", _("twinned communes")
    COMMANDS_DISSOLVED = "commands_dissolved", _("provincial border guard commands dissolved")
    COMMANDS_SET_UP = "commands_set_up", _("border guard commands set up")
    AREA = "area", _("area")


UNIT_OF_MEASURE = {
    Measure.LAND_BORDER: "km",
    Measure.COASTLINE: "km",
    Measure.DEMARCATED: "km",
    Measure.AREA: "km²",
}


class Qualifier(TextChoices):
    """How firmly the source states the number."""

    EXACT = "exact", _("exactly")
    STATED = "stated", _("as stated")
    OVER = "over", _("over")
    NEARLY = "nearly", _("nearly")
    ABOUT = "about", _("about")
    AT_LEAST = "at_least", _("at least")
    PLANNED = "planned", _("planned")


class Rank(TextChoices):
    PREFERRED = "preferred", _("preferred")
    NORMAL = "normal", _("normal")
    SUPERSEDED = "superseded", _("superseded")


class Statement(TextChoices):
    """What evidence can be cited for. Which of them an entry makes: `provinces/statements.py`."""

    NAME = "name", _("name")
    KIND = "kind", _("kind")
    TIES = "ties", _("ties with Viet Nam")
    LAND_BORDER = "land_border", _("place on the land border")
    COAST = "coast", _("place on the coast")
    CODE = "code", _("official code")
    CHANGE = "change", _("change of status")
    SUCCESSION = "succession", _("succession")
    NEIGHBOURS = "neighbours", _("neighbours along the border")
    BEGINNING = "beginning", _("beginning")
    END = "end", _("end")
    WORK = "work", _("area and work")
    CLASS = "class", _("class")
    COUNTERPART = "counterpart", _("gate across")
    EVENTS = "events", _("events")
    SIGNATURE = "signature", _("signature")
    ENTRY_INTO_FORCE = "in_force", _("entry into force")
    STATUS = "status", _("status")
    ISSUE = "issue", _("date of issue")
    TERM = "term", _("term")
    NUMBER_OF_PAIRS = "pairs", _("number of pairs")
    TWINNING = "twinning", _("twinning")
    POST = "post", _("post")
    VALUE = "value", _("number")
