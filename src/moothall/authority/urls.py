"""Addresses of the council's own house: to read, and to keep."""

from django.urls import path

from moothall.authority.views import bodies, cover, endings, house, kinds, people, public, tables, turning

HOUSE = "house/<slug:slug>"
PERSON, BODY = f"{HOUSE}/people/<int:number>", f"{HOUSE}/bodies/<int:number>"
KIND = f"{HOUSE}/kept/<slug:kind>"

app_name = "authority"
urlpatterns = [
    path("", public.authority, name="authority"),
    path("people/", public.people, name="people"),
    path("people/<slug:slug>/<int:number>", public.person, name="person"),
    path("bodies/<slug:slug>/<int:number>", public.body, name="body"),
    path("organisations/<slug:slug>", public.organisation, name="organisation"),
    path("departments/<slug:slug>/<int:key>", public.department, name="department"),
    path("portfolios/<slug:slug>/<int:key>", public.portfolio, name="portfolio"),
    path("wards/<slug:slug>/<int:key>", public.ward, name="ward"),
    path("cover/", cover.cover, name="cover"),
    path("cover/<slug:slug>", cover.cover, name="cover-of"),
    path("house/", house.houses, name="houses"),
    path(f"{HOUSE}/", house.overview, name="house"),
    path(f"{HOUSE}/add", house.add_organisation, name="add-organisation"),
    path(f"{HOUSE}/change", house.change_organisation, name="change-organisation"),
    path(f"{HOUSE}/people/", people.people, name="keep-people"),
    path(f"{HOUSE}/people.csv", people.people_table, name="people-table"),
    path(f"{HOUSE}/people/add", people.add_person, name="add-person"),
    path(f"{PERSON}/", people.person, name="keep-person"),
    path(f"{PERSON}/change", people.change_person, name="change-person"),
    path(f"{HOUSE}/people/import", tables.bring_people, name="bring-people"),
    path(f"{PERSON}/leave", turning.hand_on, name="hand-on"),
    path(f"{PERSON}/account", people.give_account, name="give-account"),
    path(f"{PERSON}/account/close", people.close_account, name="close-account"),
    path(f"{PERSON}/offices/add", people.give_office, name="give-office"),
    path(f"{HOUSE}/offices/", people.offices, name="keep-offices"),
    path(f"{HOUSE}/offices.csv", people.offices_table, name="offices-table"),
    path(f"{HOUSE}/offices/<int:key>/change", people.change_office, name="change-office"),
    path(f"{HOUSE}/offices/<int:key>/deputy", people.name_deputy, name="name-deputy"),
    path(f"{HOUSE}/bodies/", bodies.bodies, name="keep-bodies"),
    path(f"{HOUSE}/bodies.csv", bodies.bodies_table, name="bodies-table"),
    path(f"{HOUSE}/bodies/add", bodies.add_body, name="add-body"),
    path(f"{BODY}/", bodies.body, name="keep-body"),
    path(f"{BODY}/change", bodies.change_body, name="change-body"),
    path(f"{BODY}/seats/add", bodies.give_seat, name="give-seat"),
    path(f"{HOUSE}/seats/import", tables.bring_seats, name="bring-seats"),
    path(f"{HOUSE}/seats.csv", bodies.seats_table, name="seats-table"),
    path(f"{HOUSE}/seats/<int:key>/change", bodies.change_seat, name="change-seat"),
    path(f"{HOUSE}/<slug:kind>/<int:key>/end", endings.end, name="end"),
    path(f"{HOUSE}/<slug:kind>/<int:key>/resume", endings.resume, name="resume"),
    path(f"{HOUSE}/<slug:kind>/<int:key>/withdraw", endings.withdraw, name="withdraw"),
    path(f"{KIND}/", kinds.kept, name="kept"),
    path(f"{KIND}/add", kinds.add, name="add"),
    path(f"{KIND}/<int:key>/change", kinds.change, name="change"),
    path(f"{HOUSE}/closures/", house.closures, name="closures"),
    path(f"{HOUSE}/closures/add", house.close, name="close"),
    path(f"{HOUSE}/closures/<int:key>/open", house.open_again, name="open-again"),
    path(f"{HOUSE}/rules/", house.all_rules, name="rules"),
    path(f"{HOUSE}/rules/<slug:name>", house.rule, name="rule"),
    path(f"{HOUSE}/rules/<slug:name>/set", house.set_rule, name="set-rule"),
    path(f"{HOUSE}/rules/<int:key>/change", house.change_rule, name="change-rule"),
    path(f"{HOUSE}/balance", house.balance, name="balance"),
    path(f"{HOUSE}/year", turning.year, name="year"),
]
