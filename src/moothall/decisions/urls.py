"""Addresses of the register, of decisions and of commitments."""

app_name = "decisions"
urlpatterns: list = []
