"""What residents ask at public question time, and what they are told."""

QUESTIONS = (
    ("when the steps at {street} would be mended", "the stone had been ordered and the work would take a week"),
    ("why the lights in {street} went out at midnight", "it was a trial, and the results would be published"),
    ("whether the council would plant trees in {street}", "pipes had to be looked at first, and an answer would be sent"),
    ("how many council homes stood empty in {ward}", "there were nine, of which seven were being repaired"),
    ("whether the One Stop Shop could open on a Saturday", "it had been tried, and four people an hour had come"),
    ("why a bin in {street} was missed three weeks in a row", "a car had stood at the corner, and the lorry would now come earlier"),
    ("what was being done about speeding in {street}", "the police would measure speeds and the figures would be published"),
    ("whether the footpath behind {street} was a public one", "it was, and the gate across it would be removed"),
    ("why the minutes of a meeting were so short", "minutes record what was decided, and the meeting could be watched again"),
    ("how to object to a building in {street}", "the letter could still be sent, and it would be read before anything was decided"),
    ("whether dogs could be kept off the nesting beach", "signs went up each March, and wardens spoke to owners"),
    ("when a reply would come to a letter sent in spring", "an apology was owed, and a reply would be sent within the week"),
    ("whether the hall in {ward} could be used for a food bank", "the trustees were willing, and an officer would arrange it"),
    ("how much the council had spent on agency staff", "it was £1.1 million in the last year, less than in the year before"),
)  # fmt: skip
ANNOUNCEMENTS = (
    "The Mayor had opened the new seats on the harbour walk and had met the lifeboat crew.",
    "The Mayor had welcomed forty new citizens at the Town Hall.",
    "The Mayor thanked all who had cleared snow from the doors of neighbours.",
    "The Mayor spoke of the fair at Fenside, which had raised £3,200 for the hospice.",
    "The Mayor had visited each of the six libraries and asked members to do the same.",
    "The Mayor spoke in memory of a former member, and all present stood in silence.",
)  # fmt: skip
