"""How likely a question that was made for what a line names suits the posting."""

from interviews.offline.writing import topics
from interviews.offline.writing.subjects import Stock, Subject

# Log odds that a question of a topic suits, by how much of what is asked about the topic the posting speaks of, and how
# much of its line that says; learned from 824 questions on 66 advertisements that strict readers marked (0041).
OF_POSTING, OF_LINE = 4.7, 1.3
ELSEWHERE = 0.9  # what it costs that a topic is asked about in a near field only
LIKELY = 0.4  # six in ten; what is less likely comes behind questions on the job as a whole
FEW_WORDS = 40  # that tell something: a posting with fewer cannot speak of much, and is taken for a usual one
USUAL = 0.17  # of what is asked about a topic that suits


def suiting(subject: Subject, stock: Stock) -> float:
    """How likely it is that what is asked about it suits, in log odds; 0 where nothing was made for it. The posting
    speaks of what suits, and its line does."""
    found = subject.topics(stock.within)[:1]
    if not found:
        return 0.0
    told = topics.told(found[0].key)
    kin = stock.kin(told) if len(stock.telling) >= FEW_WORDS else USUAL
    of_line = stock.rarity.share(subject.phrase.source, stock.said(told))
    return OF_POSTING * kin + OF_LINE * of_line - ELSEWHERE * (found[0].key not in stock.own)
