"""Migrations of both apps: each can be taken back, and none stops the version before it from serving."""

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from tests.migration_rules import findings

OURS = ("articles", "provinces")
# No version was released before these: they may do what they do. Their reverse is asked of them all the same.
UNRELEASED = {"articles": 28, "provinces": 10}


def migration(*operations, **about):
    made = type("Migration", (migrations.Migration,), {"operations": list(operations), **about})
    return made("0099_tried", "articles")


@pytest.fixture
def before():
    state = ProjectState()
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("name", models.CharField(max_length=50, null=True)),
    ]
    state.add_model(ModelState("articles", "Thing", fields))
    return state


def text(**options):
    return models.CharField(max_length=50, **options)


def index(model):
    return migrations.AddIndex(model, models.Index(fields=["name"], name="of_names"))


def nothing(apps, editor):
    pass


NEW = migrations.CreateModel("New", [("id", models.BigAutoField(primary_key=True)), ("name", text())])
ONCE = models.UniqueConstraint(fields=["name"], name="once")
BACK = migrations.RunPython.noop
# Operations, and what is found of them.
TRIED = {
    "a new table with all it has": ([NEW, migrations.AddField("new", "more", text()), index("new")], []),
    "a field that may be null": ([migrations.AddField("thing", "more", text(null=True))], []),
    "a field that the database fills": ([migrations.AddField("thing", "more", text(db_default=""))], []),
    "a field that Python fills": (
        [migrations.AddField("thing", "more", text(default=""))],
        ["AddField thing.more wants a value"],
    ),
    "a field that goes": ([migrations.RemoveField("thing", "name")], ["RemoveField thing.name takes away"]),
    "another name": (
        [migrations.RenameField("thing", "name", "title")],
        ["RenameField thing.name takes away"],
    ),
    "a table that goes": ([migrations.DeleteModel("Thing")], ["DeleteModel thing takes away"]),
    "a table of another name": ([migrations.RenameModel("Thing", "Other")], ["RenameModel thing takes away"]),
    "another type": (
        [migrations.AlterField("thing", "name", models.IntegerField(null=True))],
        ["AlterField thing.name is of another type"],
    ),
    "null no more": ([migrations.AlterField("thing", "name", text())], ["AlterField thing.name may be null"]),
    "another help": ([migrations.AlterField("thing", "name", text(null=True, help_text="Typed."))], []),
    "an index": ([index("thing")], ["AddIndex thing.of_names locks"]),
    "a constraint": ([migrations.AddConstraint("thing", ONCE)], ["AddConstraint thing.once locks"]),
    "Python with no way back": ([migrations.RunPython(nothing)], ["RunPython cannot be taken back"]),
    "Python with a way back": ([migrations.RunPython(nothing, BACK)], []),
    "SQL with no way back": ([migrations.RunSQL("SELECT 1")], ["RunSQL cannot be taken back"]),
}


@pytest.mark.parametrize("what", TRIED)
def test_step_that_stops_the_version_before_is_found(before, what):
    operations, sentences = TRIED[what]
    found = findings(migration(*operations), before)
    begins = [f"articles.0099_tried: {sentence}" for sentence in sentences]
    assert [said[: len(begin)] for said, begin in zip(found, begins, strict=True)] == begins


def test_step_with_a_reason_is_accepted(before):
    remove = migrations.RemoveField("thing", "name")
    assert (
        findings(migration(remove, accepted={"RemoveField thing.name": "Not read since 0.2."}), before) == []
    )
    assert len(findings(migration(remove, accepted={"RemoveField thing.name": ""}), before)) == 1


def test_every_migration_can_be_taken_back_and_lets_the_version_before_serve():
    loader = MigrationLoader(None)
    found, seen = [], 0
    for app, name in sorted(loader.disk_migrations):
        if app not in OURS:
            continue
        seen += 1
        each = loader.disk_migrations[app, name]
        if int(name[:4]) > UNRELEASED[app]:
            found += findings(each, loader.project_state((app, name), at_end=False))
        else:
            found += [f"{each}" for operation in each.operations if not operation.reversible]
    assert (found, seen >= sum(UNRELEASED.values())) == ([], True)
