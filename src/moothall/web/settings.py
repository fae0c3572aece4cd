"""How a place is set up. Everything that differs from place to place comes from the environment or from its folder."""

import os
import secrets
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

import moothall


def flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes"}


PLACE = Path(os.environ.get("MOOTHALL_HOME", "place")).resolve()
COMPILED = PLACE / "compiled"  # templates as they were compiled; it may be emptied at any time
PLACE.mkdir(parents=True, exist_ok=True)
FILES = PLACE / "files"
KEYS = PLACE / "keys"


def kept_secret(name: str) -> str:
    """A secret of this place, made when first needed and readable by its owner only."""
    KEYS.mkdir(mode=0o700, exist_ok=True)
    path = KEYS / name
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(secret := secrets.token_urlsafe(64))
    return secret


def database(address: str) -> dict:
    """`postgresql://user:password@host:port/name`, or nothing for SQLite in the place's folder."""
    if not address:
        return sqlite(PLACE / "moothall.sqlite3")
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair).get("host", ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(path: Path) -> dict:
    """Write-ahead log, one writer at a time who waits his turn, and nothing acknowledged before it is on the disk."""
    pragmas = [
        "journal_mode=WAL",
        "synchronous=" + os.environ.get("MOOTHALL_SQLITE_SYNCHRONOUS", "FULL"),
        "foreign_keys=ON",
        "secure_delete=ON",  # what was forgotten does not linger in free pages
        "mmap_size=134217728",
    ]
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "; ".join(f"PRAGMA {pragma}" for pragma in pragmas),
        },
    }


def mail(address: str) -> dict:
    """`smtp://user:password@host:587`, spoken over TLS; or nothing for files in the place's folder."""
    if not address:
        return {"EMAIL_BACKEND": "moothall.post.folder.Folder", "EMAIL_FILE_PATH": PLACE / "mail"}
    parts = urlsplit(address)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.hostname not in {None, "localhost", "127.0.0.1"},
    }


def painted(folder: Path) -> str:
    """A short mark of what a council put over our own files, so that a browser never keeps yesterday's."""
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    told = "".join(f"{path.name}{path.stat().st_mtime_ns}" for path in files)
    return f"-{sha256(told.encode()).hexdigest()[:8]}" if told else ""


MOOTHALL_MAY_SEE_SUBJECT = "moothall.web.subjects.may_see"
RECORD_ORIGIN = os.environ.get("MOOTHALL_RECORD_ORIGIN", "moothall.localhost/record")
WAKER = "moothall.web.waker.wake"
CSRF_FAILURE_VIEW = "moothall.web.views.errors.form_not_ours"
FORM_RENDERER = "django.forms.renderers.Jinja2"
RELEASE = moothall.__version__
DEMO = flag("MOOTHALL_DEMO")
ADDRESS = os.environ.get("MOOTHALL_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
PLACE_NAME = os.environ.get("MOOTHALL_NAME", "Wrenmouth" if DEMO else "Moothall")
PLACE_KIND = os.environ.get("MOOTHALL_KIND", "Borough Council" if DEMO else "")
INVENTED = "Wrenmouth is an invented borough. Every name and figure of it here is made up."
PLACE_FOOT = INVENTED if DEMO else os.environ.get("MOOTHALL_FOOT", "")
DEBUG = False
SECRET_KEY = os.environ.get("MOOTHALL_SECRET") or kept_secret("secret")
ALLOWED_HOSTS = os.environ.get("MOOTHALL_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("MOOTHALL_ORIGINS", "").split(",") if origin]
DATABASES = {"default": database(os.environ.get("MOOTHALL_DATABASE", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOMS = [
    "record",
    "worker",
    "access",
    "authority",
    "documents",
    "post",
    "meetings",
    "decisions",
    "risks",
    "plans",
    "performance",
    "search",
    "exchange",
    "alerts",
    "web",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_tasks_db",
    *(f"moothall.{room}" for room in ROOMS),
]
LETTERS = [  # the modules that write letters, each with its KINDS
    "moothall.meetings.letters",
    "moothall.meetings.asking_letters",
    "moothall.meetings.report_letters",
    "moothall.decisions.letters",
    "moothall.decisions.call_in_letters",
    "moothall.decisions.scrutiny_letters",
    "moothall.risks.letters",
    "moothall.plans.letters",
    "moothall.performance.figure_letters",
    "moothall.performance.target_letters",
    "moothall.performance.system_letters",
    "moothall.alerts.letters",
    "moothall.web.letters",
]
DAYS_WORK = (
    "worker.tasks",
    "post.tasks",
    "meetings.chasing",
    "decisions.tasks",
    "decisions.scrutiny_chasing",
    "risks.tasks",
    "plans.tasks",
    "performance.tasks",
    "performance.amending",
    "performance.judging",
    "alerts.tasks",
    "web.tasks",
)
DAILY = [f"moothall.{module}.daily" for module in DAYS_WORK]  # what each room does once a day
# whose sections a briefing has
BRIEFINGS = ["moothall.meetings.briefing", "moothall.decisions.briefing", "moothall.plans.briefing", "moothall.performance.briefing"]
# what else than plans, risks and commitments passes from one office to another, in the same act
HANDED_OVER = ["moothall.performance.handing_over"]
# the rooms that answer for the golden thread, in its order
THREADS = [
    "moothall.decisions.noticed",
    "moothall.meetings.thread",
    "moothall.decisions.thread",
    "moothall.decisions.scrutinised",
    "moothall.risks.thread",
    "moothall.plans.thread",
    "moothall.plans.saving_thread",
    "moothall.performance.thread",
    "moothall.performance.report_thread",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "moothall.web.headers.headers",  # outside sessions and form tokens: it reads the cookies that they set
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "moothall.web.middleware.moment",
    "moothall.web.middleware.viewer",
    "moothall.web.middleware.methods",
    "moothall.web.middleware.refusals",
]
ROOT_URLCONF = "moothall.web.urls"
WSGI_APPLICATION = "moothall.web.wsgi.application"
TEMPLATES = [
    {"BACKEND": "django.template.backends.jinja2.Jinja2", "APP_DIRS": True, "OPTIONS": {"environment": "moothall.web.jinja.environment"}},
    # The accounts library looks for an engine of Django's own; no page of ours is drawn by it.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "moothall.web.accounts.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # without the second, the library hides the password box
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "moothall.web.accounts.name_of"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/workspace/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = flag("MOOTHALL_HTTPS")
SECURE_HSTS_SECONDS = 31536000 if flag("MOOTHALL_HTTPS") else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("MOOTHALL_HTTPS") else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

globals().update(mail(os.environ.get("MOOTHALL_MAIL", "")))
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_FROM_EMAIL = os.environ.get("MOOTHALL_MAIL_FROM", "moothall@localhost")

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
USE_I18N = False
USE_TZ = True
TIME_ZONE = "Europe/London"

STATICFILES_DIRS = [path for path in [PLACE / "static"] if path.is_dir()]  # a council's own brand.css
STATIC_URL = f"/static/{RELEASE}{painted(PLACE / 'static')}/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 31536000  # the address carries the release, so what lies there never changes

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
KEPT_BYTES = int(os.environ.get("MOOTHALL_KEPT_BYTES", 64_000_000))  # of public pages, in each process that serves; 0 keeps none
DOOR_A_MINUTE = int(os.environ.get("MOOTHALL_DOOR_A_MINUTE", 60))  # requests of one token of another system
MAX_FILE_BYTES = int(os.environ.get("MOOTHALL_MAX_FILE_BYTES", 100_000_000))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
