"""Objects of a JSON list as they arrive: each is handed out when its last brace has come."""

from collections.abc import Iterator


class Items:
    """Fed with pieces of a text of the form {"questions": [{…}, {…}]}; yields the text of each whole {…}.

    Words before the first bracket (a fence, a greeting) are passed over. A list without the object around it
    is read too. What is not well formed comes out ill formed, or not at all: whoever parses it decides.
    """

    def __init__(self, field: str) -> None:
        self.field = field
        self.stack: list[str] = []  # the brackets that are open
        self.names = ""  # the last string at the top level, which may be a key
        self.inside = False  # in the list that was asked for
        self.item: list[str] | None = None
        self.string: list[str] | None = None
        self.escaped = False

    def feed(self, text: str) -> Iterator[str]:
        for character in text:
            if self.item is not None:
                self.item.append(character)
            if self.string is not None:
                self._in_string(character)
            elif character == '"' and self.stack:
                self.string = []
            elif character in "{[":
                self._open(character)
            elif character in "}]" and self.stack:
                whole = self._close()
                if whole is not None:
                    yield whole

    def _in_string(self, character: str) -> None:
        assert self.string is not None
        if self.escaped:
            self.escaped = False
        elif character == "\\":
            self.escaped = True
        elif character == '"':
            if len(self.stack) == 1:
                self.names = "".join(self.string)
            self.string = None
            return
        if len(self.stack) == 1 and len(self.string) < 80:
            self.string.append(character)

    def _open(self, character: str) -> None:
        if character == "[" and (not self.stack or (self.stack == ["{"] and self.names == self.field)):
            self.inside = True
        elif character == "{" and self.inside and self._at_list():
            self.item = ["{"]
        self.stack.append(character)

    def _close(self) -> str | None:
        self.stack.pop()
        if self.item is not None and self._at_list():
            whole, self.item = "".join(self.item), None
            return whole
        if self.inside and self.stack in ([], ["{"]):
            self.inside = False
        return None

    def _at_list(self) -> bool:
        return self.stack in (["["], ["{", "["])
