"""The second factor of an account: an authenticator app (TOTP), passkeys, and recovery codes.

All of it is django-allauth's (`allauth.mfa`); here are the pages in the desk's look, and which of its pages there are.
`urls.py` names them all: no sign-up, no e-mail, no reset of passwords. May import: `articles.access`.
"""
