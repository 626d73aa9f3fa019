"""The newspaper: articles, their sources and people, pictures, corrections and the evidence they hold."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newspaper")
