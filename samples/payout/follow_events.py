#!/usr/bin/env python3
"""Follows the ledger's events as a payout system does, and prints what each one grants or revokes.

It reads GET /v1/events from the position where it stopped, computes the Merkle tree of RFC 6962 over every byte that it
has read, and prints nothing that the log has not signed. An event that was left out, changed or moved gives another
root, and the reader stops there. Exits with 0 at the end of the log, with 1 when the log is not what it has signed, and
with 2 when it cannot be read.
"""
import argparse
import json
import os
import sys
import urllib.request
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "verifier"))
from verify_dossier import Refused, demand, open_checkpoint, read_policy  # noqa: E402

PAGE = 500


class Tree:
    """RFC 6962, section 2.1, while it grows: its size, and the roots of its complete subtrees, the largest first."""

    def __init__(self, size=0, roots=()):
        self.size, self.roots = size, [bytes.fromhex(root) for root in roots]

    def add(self, entry):
        node, size = sha256(b"\0" + entry).digest(), self.size
        while size & 1:
            node, size = sha256(b"\1" + self.roots.pop() + node).digest(), size >> 1
        self.roots.append(node)
        self.size += 1

    def root(self):
        node = self.roots[-1] if self.roots else sha256().digest()
        for left in self.roots[-2::-1]:
            node = sha256(b"\1" + left + node).digest()
        return node


def read_page(text):
    """The events of a page, each with the bytes that were hashed, and the checkpoint that covers them."""
    page, at, events = json.loads(text), text.index('"events":[') + len('"events":['), []
    for _ in page["events"]:
        event, end = json.JSONDecoder().raw_decode(text, at)
        events.append((event, text[at:end].encode()))
        at = end + 1
    return events, page["checkpoint"]


def orders(event):
    """What an event means for payments: a line of text for each slot. Position and slot are the key of a payment."""
    data, position = event["data"], int(event["sequence"])
    if event["type"] in ("official.v1", "migrated.v1"):
        paid = ",".join(data["programmes"]) if not data.get("paymentOptOut") else ""
        for line in data["lines"]:
            yield (f"{position} grant {line['slot']} to {data['organisationId']}/{data['mpnId']} "
                   f"from {data['effectiveAt']} for {paid or 'no payment'}")
    elif event["type"] in ("association-ended.v1", "association-ended.v2"):
        since = "as if it had never been" if data.get("void") else f"from {data['effectiveAt']}"
        for freed in data["slots"]:
            yield f"{position} revoke {freed['slot']} {since}: {data['reason']}"


def follow(fetch, policy, tree, commit):
    """Reads to the end. Nothing is committed before the log's own signature covers it."""
    waiting = []
    while True:
        events, note = read_page(fetch(tree.size))
        for event, entry in events:
            demand(int(event["sequence"]) == tree.size, f"{tree.size} is missing: {event['sequence']} came", "gap")
            tree.add(entry)
            waiting.extend(orders(event))
        if note is None:
            return
        checkpoint = open_checkpoint(note.encode(), policy)
        demand(checkpoint.size >= tree.size, "the log has shrunk", "log-shorter")
        demand(events or checkpoint.size == tree.size, f"the log ends at {tree.size}, and has signed more", "gap")
        if checkpoint.size == tree.size:
            demand(checkpoint.root == tree.root(), "these events are not what the log has signed", "another-root")
            commit(tree, waiting)
            return


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Prints what the ledger's events grant and revoke, once each.")
    parser.add_argument("--url", default=os.environ.get("LEDGER_URL", "http://127.0.0.1:5080"))
    parser.add_argument("--policy", required=True, help="whose log and witnesses you trust (C2SP tlog-policy)")
    parser.add_argument("--state", required=True, help="the file that remembers how far it has read")
    options = parser.parse_args(arguments)
    state = Path(options.state)
    tree = Tree(**json.loads(state.read_text())) if state.exists() else Tree()

    def fetch(position):
        request = urllib.request.Request(
            f"{options.url.rstrip('/')}/v1/events?from={position}&limit={PAGE}",
            headers={"Authorization": "Bearer " + os.environ.get("LEDGER_TOKEN", ""), "Accept": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as reply:
            return reply.read().decode()

    def commit(read, lines):
        # A payout system does both in one transaction of its own. Here a sudden end can only repeat lines, not lose any.
        print("\n".join(lines + [f"read and verified up to position {read.size}"]), flush=True)
        unfinished = state.with_name(state.name + ".new")
        unfinished.write_text(json.dumps({"size": read.size, "roots": [root.hex() for root in read.roots]}))
        unfinished.replace(state)

    try:
        follow(fetch, read_policy(Path(options.policy).read_bytes()), tree, commit)
        return 0
    except Refused as refused:
        print(f"{refused.args[1] or 'refused'}: {refused.args[0]}", file=sys.stderr)
        return 1
    except (OSError, ValueError) as failed:
        print(f"The log cannot be read: {failed}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    raise SystemExit(main())
