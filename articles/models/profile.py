"""Profiles: what a person of the desk says of themselves: as whom they sign, their languages, their photograph."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.choices import Language
from articles.fields.picture_files import PictureField, portrait_path
from articles.models.people import Person
from provinces.datatypes.addresses import address
from provinces.datatypes.text_fields import LineField


class Profile(models.Model):
    """At most one for each account, and written by that account alone. No rights come of it (see LanguageLimit).

    `square` is what is cut out of the photograph, and all of it that anybody else is shown.
    """

    about_accounts = True  # so that no dump holds it and no fixture brings it

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="profile"
    )
    person = models.OneToOneField(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="profile",
        verbose_name=_("person who signs"),
        error_messages={"unique": _("This is the signature of somebody else; choose another person.")},
    )
    language = models.CharField(
        _("language of the desk"), max_length=8, choices=Language, default=Language.ENGLISH
    )
    translates_into = models.CharField(
        _("language you translate into"),
        max_length=8,
        choices=Language,
        blank=True,
        help_text=_("Stands there already when you take an original."),
    )
    reads = LineField(
        _("languages you read"),
        max_length=200,
        blank=True,
        help_text=_("As in “Vietnamese, Lao, some Khmer”."),
    )
    photograph = PictureField(_("photograph"), upload_to=portrait_path, blank=True, max_length=200)
    square = models.FileField(_("cut-out of the photograph"), blank=True, max_length=200, editable=False)
    alt = LineField(
        _("text instead of the photograph"),
        max_length=400,
        blank=True,
        help_text=_("What is seen, for those who cannot see it."),
    )
    focal_x = models.PositiveSmallIntegerField(_("focal point, from the left, in percent"), default=50)
    focal_y = models.PositiveSmallIntegerField(_("focal point, from the top, in percent"), default=50)
    is_public = models.BooleanField(
        _("show the photograph to readers"),
        default=False,
        help_text=_("On the page of the person as whom you sign. Without this, the desk alone sees it."),
    )

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")
        default_permissions = ()  # everybody has their own
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__lte=100) & Q(focal_y__lte=100),
                name="profile_focal_point_in_picture",
                violation_error_message=_("The focal point is given in percent, from 0 to 100."),
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | ~Q(photograph=""),
                name="profile_public_has_photograph",
                violation_error_message=_("There is no photograph to show to readers yet; choose one."),
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(photograph="") | ~Q(alt=""),
                name="profile_public_is_described",
                violation_error_message=_(
                    "Describe the photograph for those who cannot see it, before readers get it."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.account)

    def get_absolute_url(self) -> str:
        """Where readers get the photograph, while it is theirs to see."""
        return address("articles:portrait", self.person.slug, str(self.square).rpartition("/")[2])

    @property
    def languages(self) -> str:
        """What is worked in, in words for colleagues."""
        into, reads = self.get_translates_into_display(), self.reads
        said = [
            gettext("translates into %(language)s") % {"language": into} if into else "",
            gettext("reads %(languages)s") % {"languages": reads} if reads else "",
        ]
        return "; ".join(each for each in said if each)
