"""Addresses of plans, objectives and actions. What an address names never changes; a list ends with a stroke."""

from django.urls import path

from moothall.plans.saving_urls import SAVINGS
from moothall.plans.views import (
    action_work,
    handing_over,
    objective_work,
    objectives,
    of_actions,
    plan_work,
    plans,
    reporting,
    strategy,
    table,
)

app_name = "plans"
ONE = "<slug:slug>/<int:number>"
OBJECTIVES = [
    path(f"objectives/{ONE}", objectives.objective, name="objective"),
    *(path(f"objectives/{ONE}/{verb}", view, name=f"objective-{verb}") for verb, view in objective_work.VIEWS.items()),
]
ACTIONS = [
    path(f"actions/{ONE}", of_actions.action, name="action"),
    *(path(f"actions/{ONE}/{verb}", view, name=f"action-{verb}") for verb, view in action_work.VIEWS.items()),
]
urlpatterns = [
    path("", strategy.strategy, name="strategy"),
    path("all/", plans.plans, name="plans"),
    path("departments/<slug:slug>/<int:key>", strategy.department, name="department"),
    path("portfolios/<slug:slug>/<int:key>", strategy.portfolio, name="portfolio"),
    path("hand-over/<slug:slug>", handing_over.hand_over, name="hand-over"),
    path(f"handed-over/{ONE}", handing_over.handover, name="handover"),
    path(f"handed-over/{ONE}/back", handing_over.hand_back, name="handover-back"),
    *OBJECTIVES,
    *ACTIONS,
    *SAVINGS,
    path("<slug:slug>/new", plan_work.new, name="new-plan"),
    path(ONE, plans.plan, name="plan"),
    *(path(f"{ONE}/{name}", view, name=f"plan-{name}") for name, view in table.VIEWS.items()),
    path(f"{ONE}/report", reporting.report, name="plan-report"),
    path(f"{ONE}/actions/", plans.actions, name="plan-actions"),
    path(f"{ONE}/editions/<int:edition>", plans.edition, name="edition"),
    *(path(f"{ONE}/{verb}", view, name=f"plan-{verb}") for verb, view in plan_work.VIEWS.items()),
]
