"""The one way in which reading fails: with a sentence for the person who brought the file."""


class NotUnderstood(Exception):
    """Nothing was read. The sentence says what the content is and what to do about it."""

    def __init__(self, sentence: str):
        super().__init__(sentence)
        self.sentence = sentence
