"""Addresses of measures, targets and frameworks. What an address names never changes; a list ends with a stroke."""

from django.urls import path

from moothall.performance.door_urls import SYSTEMS
from moothall.performance.report_urls import REPORTS
from moothall.performance.return_urls import RETURNS
from moothall.performance.views import (
    comparators,
    comparators_files,
    figures,
    frameworks,
    glance,
    measure_work,
    measures,
    measures_away,
    new_starts,
    objectives,
    published,
    table,
    target_work,
    targets,
    targets_grid,
)

app_name = "performance"
ONE = "<slug:slug>/<int:number>"
urlpatterns = [
    path("", glance.room, name="room"),
    path("measures/", measures.measures, name="measures"),
    path("measures.csv", measures_away.table("csv"), name="measures-csv"),
    path("measures.xlsx", measures_away.table("xlsx"), name="measures-xlsx"),
    path(f"measures/{ONE}", measures.measure, name="measure"),
    path(f"measures/{ONE}.json", published.measure, name="measure-json"),
    path("measures.json", published.every, name="measures-json"),
    path("feed", published.feed, name="feed"),
    path(f"measures/{ONE}/figures.csv", figures.away, name="figures-csv"),
    *(path(f"measures/{ONE}/{verb}", view, name=f"measure-{verb}") for verb, view in measure_work.VIEWS.items()),
    *(path(f"measures/{ONE}/targets/<int:turn>/{verb}", view, name=f"target-{verb}") for verb, view in target_work.VIEWS.items()),
    path(f"measures/{ONE}/begin-anew", new_starts.begin, name="begin-anew"),
    path(f"measures/{ONE}/new-starts/<int:turn>/undo", new_starts.undo, name="new-start-undo"),
    *RETURNS,
    *REPORTS,
    *SYSTEMS,
    path("comparators/", comparators.sources, name="comparators"),
    path("comparators/<slug:slug>/files/<int:number>", comparators_files.files, name="comparator-files"),
    path("comparators/<slug:slug>/files/<int:number>/take-back", comparators_files.take_back, name="take-back-comparators"),
    path("<slug:slug>/send-comparators", comparators_files.send, name="send-comparators"),
    path(f"comparators/{ONE}", comparators.source, name="comparators-source"),
    path(f"comparators/{ONE}/indicators/<int:key>", comparators.indicator, name="indicator"),
    path(f"comparators/{ONE}/indicators/<int:key>.csv", comparators.away, name="indicator-csv"),
    path(f"objectives/{ONE}", objectives.objective, name="objective"),
    path("targets/not-agreed/", targets.not_agreed, name="not-agreed"),
    path("frameworks/", frameworks.frameworks, name="frameworks"),
    path(f"frameworks/{ONE}", frameworks.framework, name="framework"),
    *(path(f"frameworks/{ONE}/{verb}", view, name=f"framework-{verb}") for verb, view in frameworks.VIEWS.items()),
    path("<slug:slug>/new-measure", measure_work.new, name="new"),
    path("<slug:slug>/new-framework", frameworks.new, name="new-framework"),
    path("<slug:slug>/targets-report", targets.report, name="report"),
    *(path(f"<slug:slug>/{name}", view, name=name) for name, view in targets_grid.VIEWS.items()),
    path("<slug:slug>/measures-table", table.bring, name="table"),
    path("<slug:slug>/measures-to-fill.csv", table.to_fill("csv"), name="to-fill.csv"),
    path("<slug:slug>/measures-to-fill.xlsx", table.to_fill("xlsx"), name="to-fill.xlsx"),
]
