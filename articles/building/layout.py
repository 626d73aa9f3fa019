"""The columns each table must have. A table may have more: those are notes for the people who edit it.

Columns before the colon tell the rows of a table apart.
"""

_EVIDENCE = "references confidence fact"
_NAMED = "slug: name note"

_LAYOUT = {
    "agreement_parties": "agreement country organisation: role action action_on",
    "agreement_relations": "later kind earlier:",
    "agreements": f"{_NAMED} instrument domain subject signed_on signed_at in_force_from ended_on status status_as_of "
    + _EVIDENCE,
    "article_pictures": "article order: file lead",
    "articles": "key language: title title_supplied slug teaser publish_at event_date source kind original_title "
    "original_url original_language original_date retrieved_at translators tags provinces units captions",
    "countries": "code: slug name note local_name aliases is_neighbour " + _EVIDENCE,
    "directives": f"{_NAMED} number kind issuer issued_on in_force_from term {_EVIDENCE}",
    "document_facts": "fact: article passage subject_kind subject statement precision also",
    "figures": "code: country province unit agreement nation measure qualifier value across_country across_province "
    "scope as_of rank superseded_because note " + _EVIDENCE,
    "gates": f"{_NAMED} local_name aliases gate_class class_as_of mode province former_province across_country "
    "across_province counterpart events " + _EVIDENCE,
    "neighbours": "province across: note " + _EVIDENCE,
    "organisations": f"{_NAMED} local_name full_name aliases kind country {_EVIDENCE}",
    "people": f"{_NAMED} local_name aliases post {_EVIDENCE}",
    "pictures": "file: width height alt_en alt_vi caption credit",
    "places": f"{_NAMED} local_name aliases kind province {_EVIDENCE}",
    "province_codes": "province scheme code: valid_from note references confidence",
    "provinces": f"{_NAMED} country local_name aliases kind valid_from valid_to has_land_border has_coast border_order "
    "references confidence border_references coast_references coast_confidence",
    "references": "code: publisher title url published_on",
    "sources": f"{_NAMED} local_name aliases publisher country language website",
    "status_changes": "province since: kind instrument references confidence",
    "successions": "predecessor successor on: extent instrument note references confidence",
    "twinning_acts": f"{_NAMED} country signed_on signed_at paper claimed_pairs references confidence",
    "twinning_pairs": "slug: level our_name our_unit our_province their_name their_province their_country since status "
    "act note references confidence",
    "units": f"{_NAMED} local_name aliases kind province parent successor valid_from valid_to {_EVIDENCE}",
}

TABLES = sorted(_LAYOUT)


def layout(table: str) -> tuple[list[str], list[str]]:
    """(key columns, other columns) of a table."""
    key, _, others = _LAYOUT[table].partition(":")
    return key.split(), others.split()
