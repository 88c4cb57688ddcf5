"""Many threads of one process that all ask an engine that costs money, at the same moment.

Prints how many were admitted and how many were refused for want of room. Each thread waits for all the others
before it asks. With the scripted engine a call uses what was set aside for it, so room once taken stays taken.
"""

import json
import sys
import threading
from collections import Counter

import django

django.setup()

from django.db import connection  # noqa: E402  settings come first

from postings.prompts import read_posting  # noqa: E402
from prep.engines import ask  # noqa: E402
from prep.engines.base import Bill, EngineBudget, Usage  # noqa: E402
from prep.engines.scripted import ScriptedEngine  # noqa: E402


def main(threads: int, first: int) -> None:
    engine = ask.engine(ask.name_of())
    if isinstance(engine, ScriptedEngine):
        engine.limit, engine.usage = Usage(600, 0, 400), Usage(600, 0, 400)
        for _ in range(threads):
            engine.script({})
    seen: Counter[str] = Counter()
    gate = threading.Barrier(threads)

    def one(number: int) -> None:
        prompt = read_posting.prompt(read_posting.ReadPostingFacts(f"posting {number}"))
        gate.wait()
        try:
            ask.ask(prompt, subject=f"posting {number}", bill=Bill())
            seen["admitted"] += 1
        except EngineBudget:
            seen["refused"] += 1
        except Exception as error:
            seen[f"{type(error).__name__}: {error}"[:120]] += 1
        finally:
            connection.close()

    running = [threading.Thread(target=one, args=(first + number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    print(json.dumps(seen))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
