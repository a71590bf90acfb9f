"""python3 -m unittest, in this folder."""
import json
import unittest
from collections import namedtuple
from unittest import mock

import follow_events
from follow_events import Refused, Tree

Signed = namedtuple("Signed", "size root")
SLOT = "workload:bf031751-1077-5e0d-8005-a77c1ac4626a/intune"
GRANT = {"lines": [{"slot": SLOT}], "organisationId": "1", "mpnId": "2", "effectiveAt": "2020-09-21T23:00:00Z",
         "programmes": ["osu-microsoft-365"], "paymentOptOut": False}
END = {"slots": [{"slot": SLOT}], "effectiveAt": "2020-10-21T23:00:00Z", "reason": "superseded"}


def written(position, kind, data):
    """An entry, with more white space and another order of members than a JSON writer would choose."""
    return f'{{"type":"{kind}",  "sequence":"{position:019}","data":{json.dumps(data, sort_keys=True)}}}'


LOG = [written(0, "submitted.v1", {"note": "é, ]}"}), written(1, "official.v1", GRANT),
       written(2, "association-ended.v2", END)]


def signed(entries):
    tree = Tree()
    for entry in entries:
        tree.add(entry.encode())
    return Signed(tree.size, tree.root())


class Ledger:
    """Answers as the service does, page by page; its checkpoint is over what it says that it has signed."""

    def __init__(self, entries, over=None, page=2):
        self.entries, self.over, self.page = entries, signed(over or entries), page

    def follow(self, tree=None):
        read, tree = [], tree or Tree()
        with mock.patch.object(follow_events, "open_checkpoint", lambda note, policy: self.over):
            follow_events.follow(self.fetch, None, tree, lambda tree, lines: read.extend(lines))
        return read

    def fetch(self, position):
        page = self.entries[position:position + self.page]
        return (f'{{"from":{position},"to":{position + len(page)},"events":[{",".join(page)}],"leafHashes":[],'
                '"checkpoint":"signed"}')


class Following(unittest.TestCase):
    def test_grants_and_revokes_once_each(self):
        tree, ledger = Tree(), Ledger(LOG)
        self.assertEqual(ledger.follow(tree), [
            f"1 grant {SLOT} to 1/2 from 2020-09-21T23:00:00Z for osu-microsoft-365",
            f"2 revoke {SLOT} from 2020-10-21T23:00:00Z: superseded"])
        self.assertEqual(ledger.follow(tree), [])

    def test_goes_on_where_it_stopped(self):
        tree = Tree()
        Ledger(LOG[:2]).follow(tree)
        kept = json.loads(json.dumps({"size": tree.size, "roots": [root.hex() for root in tree.roots]}))
        self.assertEqual(len(Ledger(LOG).follow(Tree(**kept))), 1)

    def test_pays_nothing_where_nothing_is_paid(self):
        for change in ({"programmes": []}, {"paymentOptOut": True}):
            (line,) = Ledger([written(0, "official.v1", {**GRANT, **change})]).follow()
            self.assertTrue(line.endswith("for no payment"))

    def test_undoes_what_never_was(self):
        (line,) = Ledger([written(0, "association-ended.v2", {**END, "void": True})]).follow()
        self.assertIn("as if it had never been", line)

    def test_refuses_what_was_not_signed(self):
        for changed in (LOG[:1] + [LOG[1].replace('"mpnId": "2"', '"mpnId": "3"')] + LOG[2:],  # altered
                        LOG[:2] + [written(2, "submitted.v1", {})],  # replaced
                        LOG[1:], LOG[:2], [LOG[0], LOG[2], LOG[1]]):  # the first or the last left out, two moved
            with self.assertRaises(Refused):
                Ledger(changed, over=LOG).follow()

    def test_refuses_a_log_that_shrank(self):
        tree = Tree()
        Ledger(LOG).follow(tree)
        with self.assertRaises(Refused):
            Ledger(LOG[:2]).follow(tree)

    def test_an_empty_log_is_no_news(self):
        ledger = Ledger([])
        ledger.fetch = lambda position: '{"from":0,"to":0,"events":[],"leafHashes":[],"checkpoint":null}'
        self.assertEqual(ledger.follow(), [])

    def test_the_tree_is_that_of_rfc_6962(self):
        # The roots over the first 0, 1, 2 and 8 inputs that the authors of certificate transparency test with.
        inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
        roots = {0: "e3b0c442", 1: "6e340b9c", 2: "fac54203", 8: "5dc9da79"}
        tree = Tree()
        for size in range(9):
            if size in roots:
                self.assertTrue(tree.root().hex().startswith(roots[size]), size)
            if size < 8:
                tree.add(bytes.fromhex(inputs[size]))


if __name__ == "__main__":
    unittest.main()
