"""What the door takes and answers, as machines read it (OpenAPI 3.1) and as people do: both are made of the same description."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.performance import rules
from moothall.performance.rules import door
from moothall.performance.rules.returns import Doubt
from moothall.performance.views.door_problems import PROBLEM, Kind

Schema = dict[str, Any]
DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
MEASURE: Schema = {"type": "string", "minLength": 1, "maxLength": 300}
TEXT: Schema = {"type": "string"}
KEPT_NUMBER: Schema = {"type": ["string", "null"], "pattern": r"^-?\d+(\.\d+)?$", "description": "Exact, as text; null for none."}


def said(schema: Schema, words: str) -> Schema:
    return schema | {"description": words}


def number(words: str) -> Schema:
    return {"oneOf": [{"type": "number"}, {"type": "string", "pattern": "^-?[0-9]{1,30}([.][0-9]{1,12})?$"}], "description": words}


def text(name: str, words: str) -> Schema:
    return {"type": "string", "maxLength": door.WORDS[name], "description": words}


FIGURE: Schema = {
    "measure": said(MEASURE, "The number of the measure, such as M12, or the reference of its page."),
    "from": said(DAY, "The day with which the period begins."),
    "to": said(DAY, "The day with which it ends. Needed where the figures of a measure follow no calendar; else it may be left out."),
    "value": number("The figure, where the measure asks for the figure itself. In quotation marks it stays exact in every language."),
    "numerator": number("Where the measure asks for a numerator and a denominator, this and the next; the figure is worked out."),
    "denominator": number("See numerator."),
    "no_value_because": text("no_value_because", "Why there is no figure, instead of one: a reason of the council's list."),
    "comment": text("comment", "What lies behind the figure. The council's rule says which figures need one."),
    "because": text("because", "Why an earlier figure is revised. Needed where one was signed off."),
    "provisional": {"type": "boolean", "default": False, "description": "Whether the figure may still change."},
    "confirmed": {
        "type": "array",
        "items": {"type": "string", "enum": [one.value for one in Doubt]},
        "description": "What would be asked about this figure, and is right all the same.",
    },
    "after": {
        "type": "integer",
        "minimum": 0,
        "maximum": door.MOST_TURNS,
        "description": "The turn of a figure that somebody else sent, or that was sent back: this one comes after it.",
    },
}
STATEMENT: Schema = {
    "turn": {"type": "integer", "description": "Which it is of those that were sent for the period."},
    **dict.fromkeys(door.NUMBERS, KEPT_NUMBER),
    "no_value_because": TEXT,
    "provisional": {"type": "boolean"},
    "state": said(TEXT, "Waits for review, Signed off, or Sent back."),
    "by": TEXT,
    "at": {"type": "string", "format": "date-time"},
    "sent_back_because": TEXT,
}
PERIOD: Schema = {"from": DAY, "to": DAY, "due_on": DAY, "cut_off_on": DAY, "in_words": TEXT, "state": TEXT}
OFFERED: Schema = {
    "measure": MEASURE,
    "reference": TEXT,
    "title": TEXT,
    "unit": TEXT,
    "decimals": {"type": "integer"},
    "frequency": {"type": "string", "enum": [one.value for one in rules.Frequency]},
    "enter": {"type": "object", "additionalProperties": TEXT, "description": "What is entered, each with its meaning."},
    "owed": {"type": "boolean", "description": "Whether the figure of the period is owed."},
    "period": {"oneOf": [{"$ref": "#/components/schemas/Period"}, {"type": "null"}], "description": "Whose figure was asked for last."},
    "sent": {"oneOf": [{"$ref": "#/components/schemas/Statement"}, {"type": "null"}], "description": "What was sent last for it."},
}
MEASURES: Schema = {
    "system": TEXT,
    "council": TEXT,
    "ends_on": said(DAY, "The last day of the token."),
    "reasons": {"type": "array", "items": TEXT, "description": "Why there may be no figure."},
    "measures": {"type": "array", "items": {"$ref": "#/components/schemas/Measure"}},
    "next": {"type": ["string", "null"], "format": "uri", "description": "Where the next measures are."},
}
BECAME: Schema = {
    "measure": MEASURE,
    "from": DAY,
    "to": DAY,
    "became": {"type": "string", "enum": ["sent", "known"], "description": "Sent for review, or known already and left as it was."},
    "turn": {"type": "integer"},
}
ERROR: Schema = {
    "pointer": said(TEXT, "Where it stands in the body, as a JSON pointer."),
    "detail": said(TEXT, "What is wrong, and what to do, in a sentence."),
    "index": {"type": "integer", "minimum": 0},
    "measure": TEXT,
    "field": TEXT,
    "asks": {"type": "string", "enum": [one.value for one in Doubt], "description": "What to name in “confirmed” if the figure is right."},
    "likely": said(TEXT, "What was likely meant."),
    "after": {"type": "integer", "description": "What to say in “after” to send this figure all the same."},
}


def thing(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    """An object of these fields and no others; all stand there, but for those that may be left out."""
    needed = [name for name in properties if name not in optional]
    return {"type": "object", "additionalProperties": False, "required": needed, "properties": properties}


def listed(name: str, schema: str) -> Schema:
    return {name: {"type": "array", "items": {"$ref": f"#/components/schemas/{schema}"}}}


SCHEMAS: Schema = {
    "Figure": thing(FIGURE, tuple(name for name in FIGURE if name not in ("measure", "from"))),
    "Figures": thing({"figures": listed("figures", "Figure")["figures"] | {"minItems": 1, "maxItems": door.MOST_FIGURES}}),
    "Became": thing(BECAME),
    "Taken": thing({"sent": {"type": "integer"}, "known": {"type": "integer"}, **listed("figures", "Became")}),
    "Period": thing(PERIOD),
    "Statement": thing(STATEMENT),
    "Measure": thing(OFFERED),
    "Measures": thing(MEASURES),
    "Error": thing(ERROR, ("asks", "likely", "after")),
    "Problem": thing(
        {"type": TEXT, "title": TEXT, "status": {"type": "integer"}, "detail": TEXT, **listed("errors", "Error")}, ("errors",)
    ),
}


def body(schema: str, kind: str = "application/json") -> Schema:
    return {"content": {kind: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}}


def problems(*kinds: Kind) -> Schema:
    """Each status that says no, with all that it can mean."""
    titles: dict[int, list[str]] = {}
    for one in kinds:
        titles.setdefault(one.status, []).append(one.title)
    return {str(status): {"description": ". Or: ".join(words)} | body("Problem", PROBLEM) for status, words in sorted(titles.items())}


ALWAYS = (Kind.UNKNOWN, Kind.METHOD, Kind.TOO_OFTEN, Kind.NOT_READ)
KEY: Schema = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "What the system calls this request, such as a UUID. For 30 days it is answered the same when it is sent again.",
    "schema": {"type": "string", "pattern": '^"?[!-~]{1,64}"?$'},
}
BEHIND: Schema = {
    "name": "behind",
    "in": "query",
    "required": False,
    "description": "Only measures with a higher number than this.",
    "schema": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
}
SEND: Schema = {
    "operationId": "sendFigures",
    "summary": "Send figures: all of a request, or none",
    "description": "Each figure is checked as on the page, and goes to be reviewed. One that stands there already is left as it is.",
    "parameters": [KEY],
    "requestBody": {"required": True} | body("Figures"),
    "responses": {"200": {"description": "All figures are there."} | body("Taken")}
    | problems(*ALWAYS, Kind.NOT_OPEN, Kind.TO_CONFIRM, Kind.TOO_LARGE, Kind.MEDIA, Kind.REFUSED, Kind.KEY_USED),
}
LOOK: Schema = {
    "operationId": "listMeasures",
    "summary": "Which measures the token sends for, and what is owed",
    "description": "By their numbers, a hundred at a time.",
    "parameters": [BEHIND],
    "responses": {"200": {"description": "The measures."} | body("Measures")} | problems(*ALWAYS),
}


def description(request: HttpRequest) -> Schema:
    """The whole description of the door of this place."""
    about = "Other systems send figures of measures here, without anybody typing. Each shows a token that somebody made for it."
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Figures of {settings.PLACE_NAME}", "version": settings.RELEASE, "description": about},
        "externalDocs": {"url": request.build_absolute_uri(reverse("door")), "description": "The same for people to read"},
        "servers": [{"url": request.build_absolute_uri(reverse("door")).rstrip("/")}],
        "security": [{"token": []}],
        "paths": {"/figures": {"post": SEND}, "/measures": {"get": LOOK}},
        "components": {"schemas": SCHEMAS, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(description(request), json_dumps_params={"indent": 2, "ensure_ascii": False})


def about(request: HttpRequest) -> HttpResponse:
    """The same for people: the fields, what is asked, what can go wrong, and what to send to try it."""
    rows = [(name, one["description"], name in ("measure", "from")) for name, one in FIGURE.items()]
    page = {
        "address": request.build_absolute_uri(reverse("door-figures")),
        "looked": request.build_absolute_uri(reverse("door-measures")),
        "fields": rows,
        "doubts": [one.value for one in Doubt],
        "kinds": sorted(Kind, key=lambda kind: kind.status),
        "most": door.MOST_FIGURES,
        "bytes": door.MOST_BYTES,
        "a_minute": settings.DOOR_A_MINUTE,
    }
    return render(request, "performance/door.html", page)
