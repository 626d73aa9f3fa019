"""The filter `printed`: what a page prints of a picture."""

from django import template

from articles.pictures.responsive import printed

register = template.Library()
register.filter(printed)
