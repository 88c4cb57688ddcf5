"""What a worker does before its first row: asks the embedded engine one of each, so that its lists are loaded."""

from interviews.pipeline.engine_lines import assess, write

POSTING = "Gardener\n\nResponsibilities\n• Plan the beds.\n\nRequirements\n• Experience with roses\n"
QUESTION = "Tell me about a time you planned a bed of roses."
ANSWER = "Last spring I planned a bed of forty roses. I drew it, ordered the plants and set them in two days."


def warm_up() -> None:
    """Takes under a second; costs each row that comes first as much when it is left out."""
    write({"text": POSTING, "size": 3}, "embedded")
    assess({"question": QUESTION, "answer": ANSWER}, "embedded")
