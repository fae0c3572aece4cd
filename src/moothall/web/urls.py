"""Every address of the house."""

from django.conf import settings
from django.urls import include, path

from moothall.web.views import briefing, briefing_days, components, errors, home, jobs, robots, sign_in, strategy, updates, workspace

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("moothall.meetings.urls")),
    path("decisions/", include("moothall.decisions.urls")),
    path("risks/", include("moothall.risks.urls")),
    path("plans/", strategy.strategy),
    path("plans/departments/<slug:slug>/<int:key>", strategy.department),
    path("plans/portfolios/<slug:slug>/<int:key>", strategy.portfolio),
    path("plans/objectives/<slug:slug>/<int:number>", strategy.objective),
    path("plans/<slug:slug>/<int:number>", strategy.plan),
    path("plans/my-updates", updates.updates, name="my-updates"),
    path("plans/my-updates/kept", updates.kept, name="updates-kept"),
    path("plans/", include("moothall.plans.urls")),
    path("performance/", include("moothall.performance.urls")),
    path("api/", include("moothall.performance.door_urls")),
    path("authority/", include("moothall.authority.urls")),
    path("search/", include("moothall.search.urls")),
    path("workspace/post/", include("moothall.post.urls")),
    path("alerts/", include("moothall.alerts.urls")),
    path("record/", include("moothall.record.urls")),
    path("who-may-do-what", include("moothall.access.urls")),
    path("open-data", home.open_data, name="open-data"),
    path("accessibility", home.accessibility, name="accessibility"),
    path("workspace/", workspace.workspace, name="workspace"),
    path("workspace/briefing/", briefing.yours, name="briefings"),
    path("workspace/briefing/days/<str:key>.ics", briefing_days.days, name="briefing-days"),
    path("workspace/briefing/<slug:slug>/<int:key>/", briefing.briefing, name="briefing"),
    path("workspace/briefing/<slug:slug>/<int:key>/often", briefing.often, name="briefing-often"),
    path("workspace/briefing/<slug:slug>/<int:key>/calendar", briefing.calendar, name="briefing-calendar"),
    path("workspace/jobs/", jobs.jobs, name="jobs"),
    path("workspace/jobs/<uuid:key>", jobs.job, name="job"),
    path("account/", include("moothall.web.account_urls")),
    path("sign-in/link/<str:token>", sign_in.by_link, name="sign-in-link"),
    path("robots.txt", robots.robots),
]
if settings.DEMO:
    urlpatterns += [path("components", components.components, name="components")]

handler400, handler403, handler404, handler500 = errors.bad_request, errors.forbidden, errors.not_found, errors.server_error
handler429 = errors.too_often
