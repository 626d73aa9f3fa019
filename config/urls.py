"""Root URL patterns, in the order of the site's map."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path
from django.views.decorators.http import require_safe

from config import health, robots, security_txt
from config.sitemaps import SECTIONS, NewsSitemap
from config.watching.views import metrics

urlpatterns = [
    path("admin/second-factor/", include("articles.editing.second_factor.urls")),
    path("admin/login/", admin.site.login, name="account_login"),  # as django-allauth asks for it
    path("admin/", admin.site.urls),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path("robots.txt", robots.robots, name="robots"),
    path(".well-known/security.txt", security_txt.security, name="security_txt"),
    path(
        "sitemap.xml",
        require_safe(sitemaps.index),
        {"sitemaps": SECTIONS, "sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path(
        "sitemap-news.xml",
        require_safe(sitemaps.sitemap),
        {"sitemaps": {"news": NewsSitemap()}, "template_name": "sitemap_news.xml"},
        name="sitemap_news",
    ),
    path(
        "sitemap-<slug:section>.xml",
        require_safe(sitemaps.sitemap),
        {"sitemaps": SECTIONS},
        name="sitemap_section",
    ),
    *i18n_patterns(
        path("", include("articles.reading.urls")),
        path("", include("provinces.reading.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "config.views.bad_request"
handler403 = "config.views.forbidden"
handler404 = "config.views.not_found"
handler500 = "config.views.server_error"
