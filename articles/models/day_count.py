"""The table of how many articles each day has, written by database triggers alone: `day_count_triggers.py`."""

from django.db import models


class DayCount(models.Model):
    """Articles of a language that are published, scheduled ones included, and wait for no original, by `dated`.

    `day` is the date as far as it is known: '2024', '2024-05', '2024-05-12'. Its number is the sum of its rows: on
    PostgreSQL each connection has one of its own (`writer`), so that no writer waits for another one.
    """

    written_by_triggers = True  # so that no dump holds it

    language = models.CharField(max_length=8)
    day = models.CharField(max_length=10)
    writer = models.IntegerField(default=0)
    number = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "day", "writer"], name="day_count_once")]

    def __str__(self) -> str:
        return f"{self.day}: {self.number}"
