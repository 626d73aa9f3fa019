"""Getting in: how often a password may be guessed, how long a session lives, and the log of all that.

Entry points: `login_form.py` (what the log-in page asks), `middleware.py` (what is asked of each request of the desk),
`receivers.py` (what happens when somebody has logged in). May import: `models`.
"""
