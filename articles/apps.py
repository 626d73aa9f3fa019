"""App configuration of the newspaper."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.backends.signals import connection_created
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _

from articles.fields import browse_date
from articles.search import sqlite
from provinces.datatypes.partial_indexes import write_conditions


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newspaper")

    def ready(self) -> None:
        write_conditions(self)
        connection_created.connect(browse_date.teach, dispatch_uid="teach_browse_date_to_sqlite")
        connection_created.connect(sqlite.teach, dispatch_uid="teach_search_to_sqlite")
        from articles.access import receivers
        from articles.editing import review_mail
        from articles.editing.desk import interface_language
        from articles.editing.second_factor import receivers as factor_receivers
        from articles.models import ArticleImage, Profile, Review, version_triggers
        from articles.pictures import portraits, upkeep

        receivers.connect()
        factor_receivers.connect()
        user_logged_in.connect(interface_language.logged_in, dispatch_uid="speaks_own_language")
        post_save.connect(review_mail.after_step, Review, dispatch_uid="review_told_by_mail")
        post_save.connect(upkeep.after_save, ArticleImage, dispatch_uid="picture_saved")
        post_delete.connect(upkeep.after_delete, ArticleImage, dispatch_uid="picture_deleted")
        post_delete.connect(portraits.after_delete, Profile, dispatch_uid="portrait_deleted")
        post_migrate.connect(version_triggers.watch, sender=self, dispatch_uid="watch_what_readers_see")
