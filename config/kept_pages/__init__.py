"""Kept pages: whole answers to readers, sent again until something that they show has changed.

Entry point: `middleware.KeptPagesMiddleware`, the first of all. A page is kept under its address (`addresses`) with the
versions of what it shows (`articles.models.PublicVersion`) and the moment until which the clock changes nothing
(`validity`); in the memory of this process (`memory`) over a file that all processes share (`shared_file`).
Whoever asks for a page that is being rendered, in whichever process of the machine, waits for it (`one_at_a_time`).
Never anything of a visitor who has a session, never an answer that sets a cookie.
"""
