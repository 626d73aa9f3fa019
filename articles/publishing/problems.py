"""The error of a workflow step: what stands in its way."""

from provinces.datatypes.refusal import Refusal


class NotPublishable(Refusal):
    """What stands in the way, each as a sentence for the editor, in `problems`."""


def refuse(problems: list[str]) -> None:
    """Raise NotPublishable if there is anything to say."""
    if problems:
        raise NotPublishable(problems)
