"""The static mirror: the whole public site as files that any web server or object store sends.

Entry point: `mirroring.Mirror`, which `manage.py mirror DIR` runs. It asks the site for its pages as a reader would
(`asking`), follows what they lead to (`links`), and writes each answer into a file (`names`, `copies`). What was
written, and until when it holds, stands in a ledger inside the folder (`ledger`), so that the next run asks only for
what may have changed. Pages of long lists keep their places while articles are added (`places`).
May import: `config.kept_pages`, whose rule says when a page has changed.
"""
