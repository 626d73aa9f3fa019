"""Models of the registry, one file for each kind; import them from here: `from provinces.models import Province`."""

from provinces.models.agreement import Agreement, AgreementParty, AgreementRelation, AgreementText, Directive
from provinces.models.country import Country, Organisation
from provinces.models.figure import Figure
from provinces.models.former_address import FormerAddress
from provinces.models.gate import BorderGate
from provinces.models.province import Neighbour, Place, Province, ProvinceCode, StatusChange, Succession
from provinces.models.registry_version import RegistryVersion
from provinces.models.twinning import TwinningAct, TwinningPair
from provinces.models.unit import BorderGuardUnit
from provinces.models.wording import Wording

__all__ = [
    "Agreement",
    "AgreementParty",
    "AgreementRelation",
    "AgreementText",
    "BorderGate",
    "BorderGuardUnit",
    "Country",
    "Directive",
    "Figure",
    "FormerAddress",
    "Neighbour",
    "Organisation",
    "Place",
    "Province",
    "ProvinceCode",
    "RegistryVersion",
    "StatusChange",
    "Succession",
    "TwinningAct",
    "TwinningPair",
    "Wording",
]
