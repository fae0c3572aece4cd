"""How figures are judged: against their targets, against chance, and against others; each verdict with the sentence that says why."""
