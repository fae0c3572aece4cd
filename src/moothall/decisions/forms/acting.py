"""What is said when something is done to a decision."""

from django import forms

from moothall.access.forms import Form
from moothall.decisions.forms.boxes import Text


class CallIn(Form):
    grounds = Text(label="Why should this decision be looked at again?", help_text="Your grounds are published with your name.")


class Withdraw(Form):
    because = Text(label="Why is it withdrawn?", help_text="The decision stays on its page, with this reason.")
    is_deleted = forms.BooleanField(
        label="It was entered by mistake", required=False, help_text="Its page then says “Deleted”, and not “Withdrawn”."
    )
