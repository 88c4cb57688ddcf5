"""Settings of the project, all from the environment; .env.example explains every value."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from prep import broker, env
from prep.engines import prices

BASE_DIR = Path(__file__).resolve().parent.parent
env.load(BASE_DIR / ".env")

# ---------------------------------------------------------------- where it runs

VAR_DIR = Path(env.str("PREP_VAR", str(BASE_DIR / "var")))
DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", env.LOCAL_HOSTS)
if env.is_local(ALLOWED_HOSTS):
    SITE_URL = env.url("SITE_URL", f"http://127.0.0.1:{env.int('PORT', 8000)}")
    SECRET_KEY = env.secret_key(VAR_DIR)
else:
    # Others are served: whatever would open their cookies or what they wrote stops the start.
    SITE_URL = env.url("SITE_URL", schemes=("https",))
    SECRET_KEY = env.long_key("SECRET_KEY")
    if DEBUG:
        raise ImproperlyConfigured(
            "DEBUG is true, but ALLOWED_HOSTS names more than this machine: write false."
        )
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [SITE_URL])
HTTPS = urlsplit(SITE_URL).scheme == "https"

# ---------------------------------------------------------------- what it is made of

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "prep.accounts",
    "prep.engines",
    "prep.web",
    "postings",
    "interviews",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "prep.web.middleware.headers",
    "prep.web.health.answer",
    "prep.web.middleware.NulMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "prep.web.middleware.messages_out_of_band",
    "prep.web.middleware.PersonMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "prep.urls"
WSGI_APPLICATION = "prep.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "prep.web.context.person",
            ],
            "builtins": ["prep.web.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# ---------------------------------------------------------------- where rows live

SQLITE_OPTIONS = {
    # IMMEDIATE: a transaction that reads first and writes later would else fail with "locked" under load.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # secure_delete: what a person erases is overwritten in the file, not just unlinked. (The index of the words of
    # questions has a way of its own with what is deleted: interviews/search.py, `forget`.)
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
}
POSTGRES_OPTIONS = {
    # Whoever waits for a model gives its connection back: a worker with many threads needs few.
    "pool": {"min_size": 1, "max_size": 16},
    # Nothing hangs for ever: neither a statement, nor what waits for another, nor what was begun and left.
    # Migrations may take longer, see prep/accounts/apps.py.
    "options": "-c statement_timeout=60s -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s",
}
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
_ours, _asked = SQLITE_OPTIONS, DATABASES["default"].get("OPTIONS", {})
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(parents=True, exist_ok=True)
else:
    _ours = POSTGRES_OPTIONS
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["OPTIONS"] = {**_ours, **_asked}  # what stands in DATABASE_URL (?sslmode=require) wins

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]

# ---------------------------------------------------------------- people

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "interviews:practice_list"
LOGOUT_REDIRECT_URL = "postings:posting_create"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True  # typed into the same browser: a visitor's work comes along
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
# Not _SUPPORTS_CHANGE: it offers another address only where there is no account yet, and so tells which have one.
ACCOUNT_RATE_LIMITS = {"confirm_email": "3/m/key"}  # who signs in right after signing up gets a second code
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Prep: "
ACCOUNT_ADAPTER = "prep.accounts.adapters.AccountAdapter"
MFA_ADAPTER = "prep.accounts.adapters.SecondFactorAdapter"
MFA_TOTP_ISSUER = "Prep"  # what the app calls this site
RECRUITERS = env.choice("RECRUITERS", ("open", "named"), "open")

SESSION_ENGINE = "prep.accounts.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "prep_session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "prep_csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

globals().update(env.email("EMAIL_URL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", "Prep <prep@localhost>")
ADMINS = env.addresses("ADMINS")

# ---------------------------------------------------------------- what goes over the wire

# Plain http is for one's own machine only: whoever serves others says https in SITE_URL.
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]  # whoever keeps us alive asks without TLS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS and env.bool("HSTS_SUBDOMAINS", False)
# Off is a choice, as it is hard to take back: `check --deploy` need not ask for it.
SILENCED_SYSTEM_CHECKS = [] if SECURE_HSTS_PRELOAD else ["security.W005", "security.W021"]
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
PROXY_HOPS = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXY_HOPS", 1 if BEHIND_PROXY else 0)
if HTTPS and BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
# A 1 MB posting or table must reach its form, to be refused in words. With files or without, no body is larger.
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = ["prep.web.uploads.MemoryOnlyHandler"]

# ---------------------------------------------------------------- engines and workers

ENGINE_MODEL = env.str("ENGINE_MODEL", "")
# A model that is named is meant: OPENAI_API_KEY alone, which many have lying about, changes nothing.
ENGINE = env.choice("ENGINE", ("embedded", "remote", "scripted"), "remote" if ENGINE_MODEL else "embedded")
OPENAI_BASE_URL = env.url("OPENAI_BASE_URL", "https://api.openai.com/v1").rstrip("/")
OPENAI_API_KEY = env.str("OPENAI_API_KEY", "")
if ENGINE == "remote":
    env.str("ENGINE_MODEL")
ENGINE_DEADLINE = env.float("ENGINE_DEADLINE", 90.0, least=1.0)
ENGINE_CALLS = env.int("ENGINE_CALLS", 64, least=1)
ENGINE_PARTS = env.int("ENGINE_PARTS", 4, least=1)
ENGINE_PAUSE = env.float("PREP_ENGINE_PAUSE", 0.0)
# What the language model may cost, first in money (where its price is known), then in tokens (where it is not).
ENGINE_PRICES = env.parsed("ENGINE_PRICES", prices.read)
ENGINE_CAPS = {
    "call": (env.float("ENGINE_CAP_CALL", 1.0), env.int("ENGINE_CAP_CALL_TOKENS", 250_000)),
    "person": (env.float("ENGINE_CAP_PERSON", 3.0), env.int("ENGINE_CAP_PERSON_TOKENS", 1_000_000)),
    "payer": (env.float("ENGINE_CAP_PAYER", 10.0), env.int("ENGINE_CAP_PAYER_TOKENS", 5_000_000)),
    "tab": (env.float("ENGINE_CAP_TAB", 20.0), env.int("ENGINE_CAP_TAB_TOKENS", 10_000_000)),
    "day": (env.float("ENGINE_CAP_DAY", 50.0), env.int("ENGINE_CAP_DAY_TOKENS", 20_000_000)),
}
ENGINE_CAP_SUBJECT_CALLS = env.int("ENGINE_CAP_SUBJECT_CALLS", 30)
LEASE_SECONDS = env.float("PREP_LEASE_SECONDS", 60.0, least=0.5)
REDIS_URL = env.url("REDIS_URL", "", schemes=("redis", "rediss"))
globals().update(broker.celery_settings(REDIS_URL, VAR_DIR, ENGINE_CALLS if ENGINE == "remote" else 0))

CACHES = {
    "default": {
        # allauth counts in it how often somebody tries to sign in, see prep/web/shared.py.
        "BACKEND": "prep.web.shared.SharedCache"
        if REDIS_URL
        else "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": REDIS_URL,
        # Of Django's 300 many addresses would push each other's counts out.
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# ---------------------------------------------------------------- the rest

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

DEFAULT_EXCEPTION_REPORTER = "prep.masking.MaskingReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "prep.masking.FormFilter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "prep.masking.MaskingFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "filters": {
        "masking": {"()": "prep.masking.MaskingFilter"},
        "require_debug_false": {"()": "django.utils.log.RequireDebugFalse"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "mail_admins": {
            "level": "ERROR",
            "filters": ["require_debug_false", "masking"],
            "class": "django.utils.log.AdminEmailHandler",
        },
    },
    # Django's own handlers would write the same lines once more, unmasked.
    "loggers": {
        "django": {"handlers": ["mail_admins"], "level": "INFO"},
        # Wrong hosts, oversized bodies: anybody can send them by the thousand, so they are mailed to nobody.
        "django.security": {"handlers": ["console"], "propagate": False},
        "httpx2": {"level": "WARNING"},  # a line for each call else
        "django.server": {"handlers": [], "propagate": True},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
