"""The week as a calendar: what goes out when, in Viet Nam's time, and its move to another day or time."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing
from articles.admin.article_form.parts import Address
from articles.admin.article_list.list_page import ListPage
from articles.models import Article
from articles.permissions import may
from articles.publishing import NotPublishable
from articles.publishing.release import in_words
from provinces.datatypes.moments import year_problem

MOST = 200  # of a week; behind them it is said that there are more
WEEK, DAY = dt.timedelta(days=7), dt.timedelta(days=1)
DAYS = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
TIMES = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class MoveForm(forms.Form):
    """To which day and time; `seen` is the time that was shown."""

    article = forms.IntegerField(min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)
    day = forms.DateField(label=gettext_lazy("day"), widget=DAYS, input_formats=["%Y-%m-%d", "%d.%m.%Y"])
    time = forms.TimeField(label=gettext_lazy("time"), widget=TIMES, input_formats=["%H:%M", "%H:%M:%S"])

    def clean_day(self) -> dt.date:
        day: dt.date = self.cleaned_data["day"]
        if problem := year_problem(day):
            raise forms.ValidationError(problem)
        return day

    def clean_seen(self) -> dt.datetime:
        """What no page of ours has shown is answered like a time that has changed meanwhile."""
        return moment_of(self.cleaned_data["seen"]) or dt.datetime.min.replace(tzinfo=dt.UTC)

    @property
    def at(self) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"]))


def moment_of(text: str) -> dt.datetime | None:
    """A moment with its zone, within the calendar; None for anything else."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    is_sound = moment is not None and moment.tzinfo is not None and not year_problem(moment)
    return moment if is_sound else None


def monday_of(text: str) -> dt.date:
    """The Monday of the week of a day in the address; of this week where that is no day."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = timezone.localdate()
    if year_problem(day):
        day = timezone.localdate()
    return day - dt.timedelta(days=day.weekday())


class WeekPage(ListPage):
    """Everything works by a small form in each entry; a script lets entries be dragged, and sends that form."""

    def addresses(self) -> list[Address]:
        return [Address("week/", self.week_view, "articles_article_week")]

    def week_view(self, request: HttpRequest) -> HttpResponse:
        """The week of `?from=`, and a move. Two queries, and one for the move that is told of."""
        monday, form, problems = monday_of(request.GET.get("from", "")), None, list[str]()
        if request.method == "POST":
            form = MoveForm(request.POST)
            problems = self._move(request, form)
            if not problems:
                return HttpResponseRedirect(self._told(form, monday))
        rows = list(_scheduled(monday)[: MOST + 1])
        entries = [self._entry(request, article, form if problems else None) for article in rows[:MOST]]
        week = [monday + number * DAY for number in range(7)]
        return self.page(
            request,
            "admin/articles/article/week.html",
            title=_("Week of %(day)s") % {"day": date_format(monday, "j F Y")},
            status=409 if problems else 200,
            days=[(day, [entry for entry in entries if entry["at"].date() == day]) for day in week],
            monday=monday,
            today=timezone.localdate(),
            before=monday - WEEK,
            after=monday + WEEK,
            has_more=len(rows) > MOST,
            problems=problems,
            refused=next((entry["article"] for entry in entries if entry["is_refused"]), None),
            moved=None if problems else self._moved(request),
        )

    def _move(self, request: HttpRequest, form: MoveForm) -> list[str]:
        """What stands in the way; empty when it is done."""
        if not form.is_valid():
            labels = {name: str(field.label or name) for name, field in form.fields.items()}
            return [
                f"{labels.get(name, name).capitalize()}: {sentence}"
                for name, sentences in form.errors.items()
                for sentence in sentences
            ]
        article = Article.objects.filter(pk=form.cleaned_data["article"]).first()
        if article is None:
            return [_("This article is not there any more.")]
        try:
            publishing.reschedule(
                article=article, by=request.user, at=form.at, seen=form.cleaned_data["seen"]
            )
        except NotPublishable as problem:
            return problem.problems
        return []

    def _told(self, form: MoveForm, monday: dt.date) -> str:
        """The address of the same week, which says what was moved, and offers to move it back."""
        moved = {"moved": form.cleaned_data["article"], "was": form.cleaned_data["seen"].isoformat()}
        address = reverse("admin:articles_article_week")
        return f"{address}?{urlencode({'from': monday.isoformat(), **moved})}"

    def _moved(self, request: HttpRequest) -> dict[str, Any] | None:
        """What the notice says is asked of the article, and not of the address."""
        number, was = request.GET.get("moved", ""), moment_of(request.GET.get("was", ""))
        if was is None or not (number.isascii() and number.isdigit() and len(number) < 19):
            return None
        article = Article.objects.on_desk().scheduled().filter(pk=int(number)).first()
        if article is None or article.publish_at == was:
            return None
        sentence = _("“%(title)s” will be public on %(when)s.")
        return {
            "article": article,
            "sentence": sentence % {"title": article.title, "when": in_words(article.publish_at)},
            "was": timezone.localtime(was) if was > timezone.now() else None,
            "seen": article.publish_at.isoformat(),
        }

    def _entry(self, request: HttpRequest, article: Article, refused: MoveForm | None) -> dict[str, Any]:
        """`form` has what was typed where the move of this article was refused."""
        at = timezone.localtime(article.publish_at)
        initial = {"article": article.pk, "seen": article.publish_at.isoformat(), "day": at, "time": at}
        form = MoveForm(initial=initial, auto_id=f"id_%s_{article.pk}")
        is_refused = refused is not None and refused["article"].value() == str(article.pk)
        if is_refused and refused is not None:
            typed = {name: refused[name].value() for name in ("day", "time")}
            form = MoveForm(initial={**initial, **typed}, auto_id=f"id_%s_{article.pk}")
        return {
            "article": article,
            "at": at,
            "form": form,
            "is_refused": is_refused,
            "may_move": may(request.user, "publish", article),
        }


def _scheduled(monday: dt.date) -> QuerySet[Article]:
    """Of the week, as it comes. Served by `article_desk_published`."""
    start = timezone.make_aware(dt.datetime.combine(monday, dt.time.min))
    end = timezone.make_aware(dt.datetime.combine(monday + WEEK, dt.time.min))
    rows = Article.objects.on_desk().scheduled().filter(publish_at__gte=start, publish_at__lt=end)
    return rows.defer("body", "original_text", "teaser").order_by("publish_at", "pk")
