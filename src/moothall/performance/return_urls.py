"""Addresses of figures that come in, under those of measures. What an address names never changes."""

from django.urls import path

from moothall.performance.views import returns_review

RETURNS = [
    path("figures/review", returns_review.review, name="review"),
]
