"""What has to be repaired and thrown away beside the engines; run by the sweep and the purge."""

from datetime import timedelta

from django.utils import timezone

from prep.engines import budgets, replies
from prep.engines.models import EngineAccount, EngineCall

LEDGER_FOR = timedelta(days=365)
ACCOUNTS_FOR = timedelta(days=7)


def sweep() -> None:
    """Safe to run at any time and twice at once."""
    budgets.release_lost()


def purge() -> dict[str, int]:
    """Stored replies go after 30 days, the ledger after a year, accounts once their day is long over (a tab
    lives as long as it is used). Returns how many went."""
    now = timezone.now()
    old = EngineAccount.objects.filter(touched_at__lt=now - ACCOUNTS_FOR).exclude(key__startswith="tab ")
    tabs = EngineAccount.objects.filter(touched_at__lt=now - LEDGER_FOR)
    return {
        "stored replies": replies.purge(),
        "engine calls": EngineCall.objects.filter(created_at__lt=now - LEDGER_FOR).delete()[0],
        "accounts": old.delete()[0] + tabs.delete()[0],
    }
