"""The five roles of the house as groups. The table here is the truth; a migration writes it down.

Later changes of a group in the admin stay: the migration runs once.
"""

from typing import Any

# What each role adds to what the roles named beside it may.
TRANSLATOR = {
    "articles": ["view_*", "add_article", "change_article", "submit_article", "bin_article"],
    "parts": ["articleimage", "articleprovince", "articleunit", "credit", "taggedarticle", "tag"],
    "provinces": ["view_*"],
}
EDITOR_STEPS = [
    "review_article",
    "add_changenote",
    "change_changenote",
    "change_correctiontask",
    "change_errorreport",
]
EDITOR_PARTS = ["glossaryterm", "person", "source", "citation", "reference", "previewlink", "waiver"]
PUBLISHER_STEPS = ["publish_article", "withdraw_article", "correct_article"]
ADMINISTRATOR_STEPS = ["approve_own_article", "purge_article", "delete_article"]

ROLES = ("translator", "editor", "publisher", "registrar", "administrator")


def codes_of(role: str) -> set[tuple[str, str]]:
    """(app, permission or a pattern ending in `*`) of a role, those of the roles below it among them."""
    translator = {("articles", code) for code in TRANSLATOR["articles"]}
    translator |= _edit("articles", TRANSLATOR["parts"]) | {("provinces", "view_*")}
    editor = translator | {("articles", code) for code in EDITOR_STEPS} | _edit("articles", EDITOR_PARTS)
    publisher = editor | {("articles", code) for code in PUBLISHER_STEPS}
    registrar = {("articles", "view_*"), ("articles", "change_errorreport"), ("provinces", "*")} | _edit(
        "articles", ["citation", "reference"]
    )
    everything = publisher | registrar | {("articles", "*"), ("auth", "*")}
    return {
        "translator": translator,
        "editor": editor,
        "publisher": publisher,
        "registrar": registrar,
        "administrator": everything,
    }[role]


def make(group_model: Any, permission_model: Any) -> None:
    """Write the groups with their permissions. Groups of that name that exist already keep what they have."""
    permissions = list(permission_model.objects.select_related("content_type"))
    for role in ROLES:
        group, is_new = group_model.objects.get_or_create(name=role)
        if is_new:
            wanted = codes_of(role)
            group.permissions.set([each for each in permissions if _is_wanted(each, wanted)])


def _edit(app: str, models: list[str]) -> set[tuple[str, str]]:
    return {(app, f"{verb}_{model}") for model in models for verb in ("add", "change", "delete")}


def _is_wanted(permission: Any, wanted: set[tuple[str, str]]) -> bool:
    app, code = permission.content_type.app_label, permission.codename
    return any(
        app == wanted_app and (code == pattern or (pattern.endswith("*") and code.startswith(pattern[:-1])))
        for wanted_app, pattern in wanted
    )
