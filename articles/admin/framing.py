"""Content policies of two pages: the form of an article, which holds frames of ours, and what stands in these frames.

All other pages hold none and stand in none.
"""

from django.conf import settings
from django.utils.csp import CSP

HOLDS_FRAMES = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}
STANDS_IN_A_FRAME = {**settings.SECURE_CSP, "frame-ancestors": [CSP.SELF]}
