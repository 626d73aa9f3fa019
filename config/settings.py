"""Settings of Borderpost: safe for production by default, every choice explained where it is made."""

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from js_asset import static_lazy

from config.env import BASE_DIR, VAR_DIR, choice, env, flag, mailers, number, read_env_file, secret_key
from config.services import caches, databases, media, sentry_dsn
from config.watching import log_settings

read_env_file()

SECRET_KEY = secret_key()
DEBUG = flag("DEBUG", default=False)
HTTPS = flag("HTTPS", default=True)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Part of every feed entry's id: a site that moves keeps its old name here, else readers' programs show all as new.
FEED_ID_HOST = env.str("FEED_ID_HOST", default="")

# Whether feeds hold whole texts. Off, they hold the teasers: a translation may not be the house's to give away.
FEEDS_FULL_TEXT = flag("FEEDS_FULL_TEXT", default=False)
# Where readers write to; where none is set they are led to the form that reports an error.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
# By which the desk tells its people what became of a text; it writes to nobody else.
MAILERS = mailers()
SILENCED_SYSTEM_CHECKS = [] if MAILERS else ["mail.W001"]  # without a server none is asked
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default=CONTACT_EMAIL or "borderpost@localhost")
# Where a hole is reported, an e-mail address or a page; without it there is no /.well-known/security.txt.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")

INSTALLED_APPS = [
    "taggit",
    "django_prose_editor",
    "articles",
    "provinces",
    "config.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    # WhiteNoise serves in development, too: unlike runserver it makes browsers ask each time whether a file changed.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",  # asked for by the next one; none of its own pages has an address
    "allauth.mfa",
    "django.forms",
]
# By default a task runs in the process that asked for it, after the commit. With TASKS=database a worker takes it.
HAS_WORKER = env("TASKS", default="") == "database"
if HAS_WORKER:
    INSTALLED_APPS.append("django_tasks_db")
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if HAS_WORKER
        else "django.tasks.backends.immediate.ImmediateBackend"
    }
}
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {"js": [static_lazy("desk/lang.js")], "extensions": {"Lang": "articles.editing.body_editor.lang"}},
    {
        "js": [static_lazy("desk/paste.js")],
        "extensions": {"ForeignPaste": "articles.editing.body_editor.foreign_paste"},
    },
]
FORM_RENDERER = "config.form_renderer.DeskFormRenderer"  # widgets may have templates of ours

# Bytes of whole pages that each process keeps in its memory (config/kept_pages). 0: each is rendered anew. Off while
# developing, when templates change under a running process.
KEPT_PAGES_BYTES = 0 if DEBUG else number("KEPT_PAGES_BYTES", default=12 * 1024 * 1024)
# Bytes that they share in a file of the state folder, where no CACHE_URL names a server for it. 0: nothing is shared.
KEPT_PAGES_FILE_BYTES = number("KEPT_PAGES_FILE_BYTES", default=512 * 1024 * 1024)
# Bytes of the cards of articles that each process keeps for the next list, until their article changes. 0: none.
KEPT_CARDS_BYTES = 0 if DEBUG else number("KEPT_CARDS_BYTES", default=8 * 1024 * 1024)
# The header that names what a page shows, for a CDN that purges by it; the seconds for which a CDN need not ask for it.
CDN_KEYS_HEADER = env("CDN_KEYS_HEADER", default="")
CDN_SECONDS = number("CDN_SECONDS", default=0)

MIDDLEWARE = [
    "config.watching.request_ids.RequestIdMiddleware",
    "config.watching.middleware.MetricsMiddleware",
    "config.kept_pages.middleware.KeptPagesMiddleware",
    # What sets headers stands around what answers by itself: the way to HTTPS, a host that is none of ours.
    "config.middleware.SecurityHeadersMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.CompressedTextMiddleware",
    "config.middleware.FreshMiddleware",
    "config.middleware.LanguageOfPathMiddleware",
    "config.middleware.UnreadableAddressMiddleware",
    "config.middleware.SmallFormsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "articles.access.middleware.AccessMiddleware",
    "articles.editing.desk.interface_language.InterfaceLanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "articles.editing.second_factor.middleware.SecondFactorMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "NAME": "readers",
        "BACKEND": "config.reader_templates.ReaderTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "config.reader_templates.environment",
            "context_processors": ["config.reader_templates.language"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

# --- State: all of it below one folder -------------------------------------------------------------------------------
DATABASES = databases()
if "replica" in DATABASES:
    DATABASE_ROUTERS = ["config.replica.ReplicaRouter"]
    # Above whatever reads, below what serves files.
    MIDDLEWARE.insert(
        MIDDLEWARE.index("whitenoise.middleware.WhiteNoiseMiddleware") + 1,
        "config.replica.ReadFromReplicaMiddleware",
    )
CACHES = caches()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"  # never routed: pictures are served by a view that asks whether their article is public
WHITENOISE_ROOT = BASE_DIR / "static" / "root"  # what programs ask for at the root of any site: the icons
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "config.stylesheets.StylesheetFinder",  # the files of STATICFILES_DIRS, those of css/ as one stylesheet
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
BUILD_ROOT = VAR_DIR / "build"  # that stylesheet on its way; may be deleted at any time
STORAGES = {
    "default": media(),
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
SERIALIZATION_MODULES = {"json": "articles.loading.dumps.json", "jsonl": "articles.loading.dumps.lines"}

# --- Language and time: stored in UTC, typed and shown in Viet Nam's time --------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]
FORMAT_MODULE_PATH = "config.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# --- People who log in -----------------------------------------------------------------------------------------------
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
# Where strangers can reach the log-in, a password is not enough. Without HTTPS they cannot (config/deployment.py).
SECOND_FACTOR = choice(
    "SECOND_FACTOR", ("required", "optional"), default="required" if HTTPS and not DEBUG else "optional"
)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "articles.editing.second_factor.adapters.FactorAdapter"
MFA_TOTP_TOLERANCE = 1  # half a minute that a phone's clock may be wrong
MFA_RECOVERY_CODES_SHOW_ONCE = True
# The library's limits count in each process by itself; ours: articles/access/guessing.py.
MFA_RATE_LIMITS = ACCOUNT_RATE_LIMITS = False
ACCOUNT_ADAPTER = "articles.editing.second_factor.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_METHODS = ["password"]
# Both hold at once (articles/access/sessions.py). A working day: an editor's laptop left open overnight is logged out.
SESSION_COOKIE_AGE = number("SESSION_HOURS", default=12) * 60 * 60
SESSION_IDLE_SECONDS = number("SESSION_IDLE_MINUTES", default=240) * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "config.views.form_refused"

# --- Transport and headers -------------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
if HTTPS:  # a browser takes such names from this host alone, by HTTPS: a neighbouring site can plant none
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
# Asked on the machine itself over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
BEHIND_PROXY = flag("BEHIND_PROXY", default=False)
if BEHIND_PROXY:  # only then may a header say that the visitor came by HTTPS
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A nonce enters the header only where a page asks for one, which only the admin does; public pages need none.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    # The hash is of the one style sheet that the editor of texts injects; it changes with the editor's version.
    "style-src": [CSP.SELF, CSP.NONCE, "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}

# --- Limits on what is sent to us ------------------------------------------------------------------------------------
DATA_UPLOAD_MAX_MEMORY_SIZE = (
    6 * 1024 * 1024
)  # a pasted 5 MB text must reach the form and get its answer in words
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000
FILE_UPLOAD_PERMISSIONS = 0o640
PICTURE_MAX_BYTES = number("PICTURE_MAX_BYTES", default=10 * 1024 * 1024)
PICTURE_MAX_PIXELS = number("PICTURE_MAX_PIXELS", default=40_000_000)  # over all frames
# Of all files of one save at the desk: several pictures, or a document as docs/importing.md says. The proxy of
# docs/deployment takes 2 MB more, for the form itself.
DESK_MAX_BYTES = max(PICTURE_MAX_BYTES, 20 * 1024 * 1024)

# --- Watching --------------------------------------------------------------------------------------------------------
LOG_FORMAT = choice("LOG_FORMAT", ("plain", "json"), default="plain")
# Where failures are told of besides, as the log has them: a Sentry, or a server that speaks as it does.
SENTRY_DSN = sentry_dsn()
LOGGING = log_settings.settings_of(LOG_FORMAT, sentry_dsn=SENTRY_DSN)
# What Prometheus sends to /metrics; without it nothing is counted.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
if METRICS_TOKEN and len(METRICS_TOKEN) < 16:
    raise ImproperlyConfigured("METRICS_TOKEN is shorter than 16 characters: it could be guessed.")

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "articles.editing.tag_input.tags_from"
TAGGIT_STRING_FROM_TAGS = "articles.editing.tag_input.line_of"
