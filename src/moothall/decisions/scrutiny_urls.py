"""Addresses of the work of scrutiny: programmes, topics, recommendations and what waits for whom."""

from django.urls import path

from moothall.decisions.views import recommended, recommended_working, scrutiny, scrutiny_away, scrutiny_working

OF_A_TOPIC = {
    "change": scrutiny_working.reword,
    "weigh": scrutiny_working.weigh,
    "settle": scrutiny_working.settle,
    "scope": scrutiny_working.scope,
    "join": scrutiny_working.join,
    "recommend": recommended_working.from_review,
}
OF_AN_ENTRY = {
    "change": scrutiny_working.change,
    "move": scrutiny_working.move,
    "take-off": scrutiny_working.take_off,
    "agenda": scrutiny_working.to_agenda,
}
OF_A_RECOMMENDATION = {
    "give": recommended_working.give,
    "answer": recommended_working.answer,
    "progress": recommended_working.progress,
    "bring": recommended_working.bring,
    "had": recommended_working.had,
}
TOPIC, BODY = "scrutiny/topics/<slug:slug>/<int:number>", "scrutiny/bodies/<slug:slug>/<int:number>"
ENTRY, RECOMMENDATION = "scrutiny/programme/<slug:slug>/<int:number>", "scrutiny/recommendations/<slug:slug>/<int:number>"
SCRUTINY = [
    path("scrutiny/", scrutiny.overview, name="scrutiny"),
    path("scrutiny/work", scrutiny_working.work, name="scrutiny-work"),
    path("scrutiny/figures", recommended.figures, name="scrutiny-figures"),
    path("scrutiny/topics/", scrutiny.topics, name="topics"),
    path("scrutiny/topics/<slug:slug>/new", scrutiny_working.suggest, name="topic-new"),
    path(TOPIC, scrutiny.topic, name="topic"),
    *(path(f"{TOPIC}/{verb}", view, name=f"topic-{verb}") for verb, view in OF_A_TOPIC.items()),
    path(BODY, scrutiny.programme, name="programme"),
    path(f"{BODY}/new", scrutiny_working.plan, name="entry-new"),
    path(f"{BODY}/table.csv", scrutiny_away.table, name="programme-table"),
    path(f"{BODY}/calendar.ics", scrutiny_away.calendar, name="programme-calendar"),
    path(ENTRY, scrutiny.entry, name="entry"),
    *(path(f"{ENTRY}/{verb}", view, name=f"entry-{verb}") for verb, view in OF_AN_ENTRY.items()),
    path("scrutiny/recommendations/", recommended.tracker, name="recommendations"),
    path("scrutiny/recommendations/table.csv", recommended.table, name="recommendations-table"),
    path("scrutiny/meetings/<slug:slug>/<int:number>/recommend", recommended_working.from_meeting, name="recommend-meeting"),
    path(RECOMMENDATION, recommended.recommendation, name="recommendation"),
    *(path(f"{RECOMMENDATION}/{verb}", view, name=f"recommendation-{verb}") for verb, view in OF_A_RECOMMENDATION.items()),
]
