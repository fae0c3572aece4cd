"""Addresses of plans, objectives and actions. What an address names never changes; a list ends with a stroke."""

app_name = "plans"
urlpatterns: list = []
