"""A second process of the site that keeps pages. Each line of its input is an address; it answers with status and text.

DJANGO_SETTINGS_MODULE=config.settings_test DATABASE_URL=... python -m tests.config.kept_pages.reader
"""

import json
import sys

import django
from django.conf import settings
from django.test import Client


def main() -> None:
    settings.KEPT_PAGES_BYTES = 32 * 1024 * 1024
    django.setup()
    client = Client(headers={"host": "localhost"})
    for line in sys.stdin:
        response = client.get(line.strip())
        sys.stdout.write(json.dumps([response.status_code, response.content.decode()]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
