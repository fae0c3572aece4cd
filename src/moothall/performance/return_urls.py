"""Addresses of figures that come in, under those of measures. What an address names never changes."""

from django.urls import path

from moothall.performance.views import (
    action_plans,
    action_plans_away,
    returns_calendar,
    returns_late,
    returns_review,
    returns_sent,
    returns_table,
)

RETURNS = [
    path("measures/<slug:slug>/<int:number>/stated", returns_sent.sent, name="stated"),
    path("action-plans/", action_plans.action_plans, name="action-plans"),
    path("action-plans.csv", action_plans_away.table("csv"), name="action-plans-csv"),
    path("action-plans.xlsx", action_plans_away.table("xlsx"), name="action-plans-xlsx"),
    *(path(f"measures/<slug:slug>/<int:number>/{verb}", view, name=verb) for verb, view in action_plans.VIEWS.items()),
    path("figures/late", returns_late.late, name="late"),
    path("figures/review", returns_review.review, name="review"),
    path("calendar/<slug:slug>", returns_calendar.calendar, name="calendar"),
    *(path(f"calendar/<slug:slug>/{verb}", view, name=f"calendar-{verb}") for verb, view in returns_calendar.VIEWS.items()),
    path("<slug:slug>/figures-table", returns_table.bring, name="figures-table"),
    path("<slug:slug>/figures-to-fill.csv", returns_table.to_fill("csv"), name="figures-to-fill.csv"),
    path("<slug:slug>/figures-to-fill.xlsx", returns_table.to_fill("xlsx"), name="figures-to-fill.xlsx"),
]
