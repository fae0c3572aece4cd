"""Addresses of savings, under those of plans. What an address names never changes."""

from django.urls import path

from moothall.plans.views import savings, savings_delivered, savings_lines, savings_work, savings_working

OF_A_PROGRAMME = {
    "publish": ("savings-publish", savings_working.publish),
    "change": ("savings-change", savings_working.change),
    "target": ("savings-target", savings_working.target),
    "contributions": ("savings-asked", savings_working.contributions),
    "delivered": ("savings-delivered", savings_delivered.many),
    "lines/new": ("saving-new", savings_lines.new),
    "lines/table": ("savings-bring", savings_lines.bring),
    "workstreams/new": ("workstream-new", savings_work.new_workstream),
    "streams/new": ("stream-new", savings_work.new_stream),
    "lines/to-fill.csv": ("savings-to-fill-csv", savings_lines.to_fill("csv")),
    "lines/to-fill.xlsx": ("savings-to-fill-xlsx", savings_lines.to_fill("xlsx")),
    "table.csv": ("savings-table", savings.table),
    "table.xlsx": ("savings-sheet", savings.sheet),
}
OF_A_LINE = {
    "publish": savings_lines.publish,
    "change": savings_lines.change,
    "profile": savings_lines.profile,
    "discard": savings_lines.discard,
    "close": savings_lines.close,
    "open": savings_lines.open_it,
    "put": savings_lines.put,
    "judge": savings_lines.judge,
    "objective": savings_lines.serves,
    "delivered": savings_delivered.one,
}
ONE = "<slug:slug>/<int:number>"
SAVINGS = [
    path("savings/", savings.programmes, name="savings"),
    path("savings/<slug:slug>/new", savings_working.new, name="savings-new"),
    path(f"savings/lines/{ONE}", savings.line, name="saving-line"),
    *(path(f"savings/lines/{ONE}/{verb}", view, name=f"saving-{verb}") for verb, view in OF_A_LINE.items()),
    path(f"savings/lines/{ONE}/delivered/<int:which>", savings_delivered.correct, name="saving-correct"),
    path(f"savings/workstreams/{ONE}", savings.workstream, name="workstream"),
    path(f"savings/workstreams/{ONE}/change", savings_work.change_workstream, name="workstream-change"),
    path(f"savings/workstreams/{ONE}/end", savings_work.end_workstream, name="workstream-end"),
    path(f"savings/workstreams/{ONE}/take-up", savings_work.take_up_workstream, name="workstream-take-up"),
    path(f"savings/workstreams/{ONE}/milestone", savings_work.milestone, name="workstream-milestone"),
    path(f"savings/workstreams/{ONE}/milestones/<int:which>/moved", savings_work.milestone_moved, name="milestone-moved"),
    path(f"savings/workstreams/{ONE}/milestones/<int:which>/reached", savings_work.milestone_reached, name="milestone-reached"),
    path(f"savings/streams/{ONE}", savings.stream, name="stream"),
    path(f"savings/streams/{ONE}/change", savings_work.change_stream, name="stream-change"),
    path(f"savings/{ONE}", savings.programme, name="savings-programme"),
    *(path(f"savings/{ONE}/{verb}", view, name=name) for verb, (name, view) in OF_A_PROGRAMME.items()),
]
