"""Border gates by class."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from provinces.choices import GateClass
from provinces.models import BorderGate


def by_class(gates: QuerySet) -> list[tuple[str, list[BorderGate]]]:
    """Gates under the words for their class, the highest first, those of no stated class last. One query."""
    classes: dict[str, list[BorderGate]] = {}
    for gate in gates.select_related("province").in_name_order():
        classes.setdefault(gate.gate_class, []).append(gate)
    words = {**dict(GateClass.choices), "": _("class not stated")}
    return [(str(words[each]), classes[each]) for each in words if each in classes]
