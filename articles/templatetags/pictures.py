"""Template filter `printed`: the responsive sources of a picture."""

from django import template

from articles.pictures.responsive import printed

register = template.Library()
register.filter(printed)
