"""Backups: the whole site as of one moment in one checksummed file, and the way back into an empty place.

Read in this order: `manifest` (what a file says of itself), `places` (what belongs to a site), `sqlite` and `postgres`
(one moment of a running database), `pictures`, `writing` and `reading` (the file), `encryption`, `alone` (one at a
time), then what the commands call: `backing_up.back_up`, `checking.check`, `restoring.restore`.
A backup is the database itself, of one kind, with its sessions and indexes; a pack (`articles.loading.packs`) is rows
that go from one kind to the other.
May import: `config.env`, `config.kept_pages.release`, and of the newspaper its pictures and the proof of its search.
"""
