"""Addresses of the pages on which meetings are called and agendas made and published; each begins with workspace/meetings/."""

from django.urls import path

from moothall.meetings.views import agenda, calling, closing, items, my_meetings, private_meetings, publishing

A_BODY = "bodies/<slug:slug>/<int:number>"
A_MEETING = "<slug:slug>/<int:number>"
AN_ITEM = f"{A_MEETING}/items/<int:position>"
A_CLOSURE = f"{AN_ITEM}/closures/<int:closure>"

of_meetings = [
    path("", my_meetings.my_meetings, name="my-meetings"),
    path("closed", my_meetings.closed, name="closed"),
    path("call", calling.choose_body, name="choose-body"),
    path(f"{A_BODY}/call", calling.call, name="call"),
    path(f"{A_BODY}/series", calling.series, name="series"),
    path(f"{A_BODY}/standing", agenda.standing_items, name="standing"),
    path(f"{A_MEETING}/move", calling.move, name="move"),
    path(f"{A_MEETING}/details", calling.details, name="details"),
    path(f"{A_MEETING}/cancel", calling.cancel, name="cancel"),
    path(f"{A_MEETING}/reinstate", calling.reinstate, name="reinstate"),
]
of_agendas = [
    path(f"{A_MEETING}/agenda", agenda.agenda, name="agenda"),
    path(f"{A_MEETING}/agenda/add", items.add_item, name="add-item"),
    path(f"{A_MEETING}/agenda/add-standing", agenda.add_standing, name="add-standing"),
    path(f"{A_MEETING}/agenda/reports/<int:report>", agenda.add_report, name="put-report-on"),
    path(AN_ITEM, items.item, name="work-item"),
    path(f"{AN_ITEM}/move", agenda.move_item, name="move-item"),
    path(f"{AN_ITEM}/remove", items.remove, name="remove-item"),
    path(f"{AN_ITEM}/withdraw", items.withdraw, name="withdraw-item"),
    path(f"{AN_ITEM}/drop", items.drop, name="drop-revision"),
    path(f"{AN_ITEM}/urgent", items.urgent, name="urgent"),
    path(f"{AN_ITEM}/papers/add", items.add_paper, name="add-paper"),
    path(f"{AN_ITEM}/papers/<int:paper>/remove", items.remove_paper, name="remove-paper"),
    path(f"{AN_ITEM}/handed-out", items.handed_out, name="handed-out"),
    path(f"{AN_ITEM}/close", closing.close, name="close"),
    path(f"{AN_ITEM}/close-minute", closing.close_minute, name="close-minute"),
    path(f"{A_CLOSURE}/open", closing.open_it, name="open"),
    path(f"{A_CLOSURE}/look-again", closing.look_again, name="look-again"),
]
of_publications = [
    path(f"{A_MEETING}/publishing", publishing.publishing, name="publishing"),
    path(f"{A_MEETING}/publish/<slug:what>", publishing.publish, name="publish"),
    path(f"{A_MEETING}/timeline", publishing.timeline, name="timeline"),
    path(f"{A_MEETING}/private", private_meetings.private, name="private"),
    path(f"{A_MEETING}/private/said", private_meetings.receive, name="receive-representation"),
    path(f"{A_MEETING}/private/said/<int:representation>", private_meetings.answer, name="answer-representation"),
    path(f"{A_MEETING}/private/said/<int:representation>/leave-out", private_meetings.leave_out, name="leave-out-representation"),
    path(f"{A_MEETING}/private/urgency", private_meetings.urgency, name="urgency"),
    path(f"{A_MEETING}/private/<slug:which>", private_meetings.notice, name="private-notice"),
]
urlpatterns = [*of_meetings, *of_agendas, *of_publications]
