"""The error of a workflow step: what stands in its way."""


class NotPublishable(Exception):
    """What stands in the way, each as a sentence for the editor, in `problems`."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def refuse(problems: list[str]) -> None:
    """Raise NotPublishable if there is anything to say."""
    if problems:
        raise NotPublishable(problems)
