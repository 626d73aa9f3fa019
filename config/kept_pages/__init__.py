"""Kept pages: whole answers to readers, sent again until something that they show has changed.

Entry point: `middleware.KeptPagesMiddleware`, the first of all. A page is kept under its address (`addresses`) with the
versions of what it shows (`articles.models.PublicVersion`) and the moment until which the clock changes nothing
(`validity`); in the memory of this process (`memory`) over a file that all processes share (`shared_file`).
Never anything of a visitor who has a session, never an answer that sets a cookie.
"""
