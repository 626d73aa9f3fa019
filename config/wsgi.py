"""WSGI entry point, for a server such as gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from config.deployment import refuse_unsafe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
refuse_unsafe()
