"""Run with python3 -m unittest, in this folder."""
import base64
import contextlib
import io
import json
import random
import sys
import tempfile
import unittest
import zipfile
from hashlib import sha256
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parent))
import tlog
import verify_dossier
from test_tlog import key_text, path, signature_line, tree
from tlog import Refused

CALENDARS = Path(__file__).parents[2] / "src/Cpor.Ledger.Domain/Calendars/Documents"
SAMPLES = Path(__file__).parents[2] / "tests/Cpor.Ledger.Domain.Tests/Stored"


ORIGIN, WITNESS, LOG_SEED, WITNESS_SEED = "ledger.example/log", "witness.example", b"\1" * 32, b"\2" * 32
CLAIM = "claims/01900000-0000-7000-8000-000000000001"
POLICY = (f"log {key_text(ORIGIN, 1, LOG_SEED)}\nwitness w {key_text(WITNESS, 4, WITNESS_SEED)}\n"
          "group all-of-them any w\nquorum all-of-them\n")
TERMS = b'{\n  "id": "some-terms"\n}\n'
CALENDAR = json.dumps({
    "id": "gb", "country": "GB", "knownFrom": "2019-01-01", "knownThrough": "2028-12-31",
    "weekends": [{"from": "2019-01-01", "days": ["saturday", "sunday"]}],
    "holidays": [{"date": "2026-04-03", "name": "Good Friday"}, {"date": "2026-04-06", "name": "Easter Monday"}],
    "movedWorkingDays": [{"date": "2026-04-04", "name": "Work moved"}]}, indent=2).encode()
DOCUMENT = b"%PDF-1.7 signed by the customer"


def hashed(data):
    return sha256(data).hexdigest()


def deadlines():
    """Of three business days across the clocks' change and Easter, and of twenty seconds."""
    workings = {
        "calendarId": "gb", "calendarVersion": hashed(CALENDAR), "knownThrough": "2028-12-31", "country": "GB",
        "timeZone": "Europe/London", "tzdbVersion": "2026a", "localeSource": "tenant-directory",
        "period": {"unit": "business-days", "days": 3}, "rule": "business-days-after-notification",
        "from": "2026-04-01T23:30:00.5Z", "dayOfNotification": "2026-04-02", "days": [
            {"date": "2026-04-03", "kind": "holiday", "name": "Good Friday"},
            {"date": "2026-04-04", "kind": "working-weekend", "name": "Work moved", "index": 1},
            {"date": "2026-04-05", "kind": "weekend"},
            {"date": "2026-04-06", "kind": "holiday", "name": "Easter Monday"},
            {"date": "2026-04-07", "kind": "counted", "index": 2},
            {"date": "2026-04-08", "kind": "counted", "index": 3}], "lastCountedDay": "2026-04-08"}
    seconds = {**workings, "period": {"unit": "elapsed-time", "elapsed": "0:00:20.25"}, "rule": "elapsed-time",
               "days": []}
    del seconds["lastCountedDay"]
    return [{"ends": "2026-04-08T23:00:00Z", "provisional": False, "workings": workings},
            {"ends": "2026-04-01T23:30:20.75Z", "provisional": False, "workings": seconds}]


def entry(position, version, previous, data, kind="commented.v1", subject=CLAIM):
    made = {
        "specversion": "1.0", "id": f"01900000-0000-7000-8000-{position:012x}", "source": "https://" + ORIGIN,
        "type": kind, "subject": subject, "time": "2026-04-01T23:30:00.5Z", "datacontenttype": "application/json",
        "recordedtime": "2026-04-01T23:30:01.000000Z", "sequence": f"{position:019}", "streamversion": version,
        "previoussequence": None if previous is None else f"{previous:019}", "actor": "\u042f \"\\\x1f\n\u2028",
        "data": data}
    return {name: value for name, value in made.items() if value is not None}


class Log:
    """A log with a claim in it, which a test may make lie before its files are packed."""

    def __init__(self):
        first, second = deadlines()
        decision = {"termsId": "some-terms", "termsHash": hashed(TERMS), "rules": []}
        other = "claims/01900000-0000-7000-8000-000000000002"
        self.entries = {
            0: entry(0, 1, None, {}, subject=other),
            1: entry(1, 1, None, {"claimId": CLAIM[7:], "comment": "sealed:v1:a:b:c"}, "draft-created.v1"),
            2: entry(2, 1, None, {"sha256": hashed(DOCUMENT)}, subject=other),
            3: entry(3, 2, 1, {"sha256": hashed(DOCUMENT), "fileName": "sealed:v1:a:b:\u043f \u2028\"\\"}),
            4: entry(4, 3, 3, {"decision": decision, "optOutEnds": first}, "customer-notified.v1"),
            5: entry(5, 4, 4, {"list": [{"second": second}], "decision": decision}),
            6: entry(6, 1, None, {"size": 6, "subject": CLAIM, "version": 4, "position": 5,
                                  "happenedAt": "2026-04-01T23:30:00.5Z"}, "head-stated.v1", "heads/" + CLAIM[7:]),
            7: entry(7, 2, 2, {}, subject=other)}
        self.shown, self.head, self.spell, self.origin = [1, 3, 4, 5], 6, None, ORIGIN
        self.files = {
            f"terms/{hashed(TERMS)}.json": TERMS, f"calendars/{hashed(CALENDAR)}.json": CALENDAR,
            f"documents/{hashed(DOCUMENT)}": DOCUMENT, "report.en.html": b"<p>", "README.md": b"How to check it."}

    def data(self, position):
        return self.entries[position]["data"]

    def deadline(self):
        return self.data(4)["optOutEnds"]

    def of_days(self):
        return self.deadline()["workings"]

    def of_seconds(self):
        return self.data(5)["list"][0]["second"]["workings"]

    def pack(self):
        texts = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in self.entries.values()]
        texts[3] = self.spell(texts[3]) if self.spell else texts[3]
        entries = [text.encode("utf-8", "surrogatepass") for text in texts]
        leaves = [tlog.hash_leaf(one) for one in entries]
        text = f"{self.origin}\n{len(leaves)}\n{base64.b64encode(tree(leaves)).decode()}\n"
        self.files["checkpoint"] = (text + "\n" + signature_line(self.origin, 1, LOG_SEED, text) + signature_line(
            WITNESS, 4, WITNESS_SEED, text, 1_777_593_600) + "\u2014 stranger.example AAAAAAAA\n").encode()
        names = [(f"events/{version:06}", at) for version, at in enumerate(self.shown, 1)] + [("head", self.head)]
        for name, at in names:
            hashes = "".join(base64.b64encode(one).decode() + "\n" for one in path(at, leaves))
            self.files[name + ".json"] = entries[at]
            self.files[name + ".tlog-proof"] = (
                f"c2sp.org/tlog-proof@v1\nindex {at}\n{hashes}\n".encode() + self.files["checkpoint"])
        return self.files


def zipped(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items() if isinstance(files, dict) else files:
            archive.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def check(files, policy=POLICY):
    """What is proved and not; raises as the verifier does where nothing is caught."""
    return verify_dossier.verify(
        *verify_dossier.read_files(io.BytesIO(zipped(files))), tlog.read_policy(policy.encode()))


def swap(old, new):
    """Spells one entry in another way."""
    def spell(text):
        assert old in text, f"{old} is not in {text}"
        return text.replace(old, new, 1)
    return lambda log: setattr(log, "spell", spell)


def put(get, **members):
    return lambda log: get(log).update(members)


def drop(get, name):
    return lambda log: get(log).pop(name)


def entry_put(position, **members):
    return put(lambda log: log.entries[position], **members)


def all_of(*changes):
    return lambda log: [change(log) for change in changes]


def renamed(files, old, new):
    files[new] = files.pop(old)


def edited(name, old, new):
    def edit(files):
        assert old in files[name], f"{old} is not in {name}"
        files[name] = files[name].replace(old, new, 1)
    return edit


def everywhere(old, new):
    """In the checkpoint and in all its copies."""
    def edit(files):
        for name, data in files.items():
            if name == "checkpoint" or name.endswith(".tlog-proof"):
                assert old in data
                files[name] = data.replace(old, new, 1)
    return edit


LIES = [  # what a log that signs everything may do, and the reason that it is refused for
    ("another-subject", entry_put(3, subject="claims/01900000-0000-7000-8000-000000000002")),
    ("another-subject", all_of(*(entry_put(at, subject="orders/7") for at in (1, 3, 4, 5)))),
    ("chain-broken", lambda log: log.shown.pop(1)),
    ("chain-broken", entry_put(4, streamversion=4)),
    ("chain-broken", entry_put(4, previoussequence=f"{2:019}")),
    ("chain-broken", lambda log: setattr(log, "shown", [3, 1, 4, 5])),
    ("another-head", lambda log: log.shown.pop()),
    ("another-head", put(lambda log: log.data(6), version=5)),
    ("another-head", put(lambda log: log.data(6), position=4)),
    ("another-head", put(lambda log: log.data(6), subject="claims/01900000-0000-7000-8000-000000000002")),
    ("head-outside-log", put(lambda log: log.data(6), size=5)),
    ("head-not-behind", put(lambda log: log.data(6), size=7)),
    ("not-a-head", put(lambda log: log.data(6), happenedAt="2026-05-01T00:00:00Z")),
    ("not-a-head", put(lambda log: log.data(6), size=True)),
    ("not-a-head", put(lambda log: log.data(6), more=1)),
    ("not-a-head", entry_put(6, type="head-stated.v2")),
    ("not-a-head", lambda log: setattr(log, "head", 7)),
    ("not-a-head", entry_put(6, subject=CLAIM)),
    ("another-source", entry_put(3, source="https://other.example/log")),
    ("another-position", entry_put(4, sequence=f"{5:019}")),
    ("not-an-entry", swap('"specversion":"1.0",', "")),
    ("not-an-entry", swap('"1.0"', '"1\\u002e0"')),
    ("not-an-entry", swap('{"specversion"', '{ "specversion"')),
    ("not-an-entry", swap('"data":{', '"data":{ ')),
    ("not-an-entry", swap('"data":{', '"more":1,"data":{')),
    ("not-an-entry", swap('"streamversion":2,"previoussequence":"0000000000000000001"',
                          '"previoussequence":"0000000000000000001","streamversion":2')),
    ("not-an-entry", swap("}}", "}}\n")),
    ("not-an-entry", entry_put(3, streamversion=True)),
    ("not-an-entry", entry_put(3, streamversion="2")),
    ("not-an-entry", entry_put(3, sequence=f"{3:018}")),
    ("not-an-entry", entry_put(3, id="01900000-0000-7000-8000-00000000000A")),
    ("not-an-entry", entry_put(3, time="2026-04-01T23:30:00.50Z")),
    ("not-an-entry", entry_put(3, recordedtime="2026-04-01T23:30:01.00000Z")),
    ("not-an-entry", entry_put(1, previoussequence=f"{0:019}")),
    ("not-an-entry", entry_put(3, data=[])),
    ("not-an-entry", lambda log: setattr(log, "spell", lambda text: json.dumps([*verify_dossier.MEMBERS]))),
    ("not-an-entry", entry_put(3, previoussequence=f"{3:019}")),
    ("not-an-entry", entry_put(3, sequence=f"{2**63:019}")),
    ("not-an-entry", entry_put(3, streamversion=0)),
    ("not-an-entry", entry_put(6, streamversion=2)),
    ("not-an-entry", entry_put(3, actor=7)),
    ("not-a-head", put(lambda log: log.data(6), happenedAt=7)),
    ("not-a-time", entry_put(3, time="2026-02-29T23:30:00Z")),
    ("not-strict-json", swap('"data":{', '"data":{"sha256":"0",')),
    ("not-strict-json", swap('"data":{', '"data":{"a":1.5,')),
    ("not-strict-json", swap('"data":{', '"data":{"a":NaN,')),
    ("not-strict-json", swap('"data":{', '"data":{"a":-0,')),
    ("not-strict-json", swap('"data":{', '"data":{"a":99999999999999999999,')),
    ("not-strict-json", swap('"data":{', '"data":{"a":"\\ud800",')),
    ("not-strict-json", swap('"data":{', '"data":{"a":"\udc80",')),
    ("not-strict-json", swap('"data":{', '"data":{"a":' + "[" * 60_000)),
    ("not-strict-json", swap('"data":{', '"data":{"a":' + "9" * 60_000 + ",")),
    ("dossier-too-large", swap('"data":{', '"data":{"a":"' + "x" * 65_200 + '",')),
    ("not-included", put(lambda log: log.data(5)["decision"], termsHash="0" * 64)),
    ("not-included", put(Log.of_days, calendarVersion="0" * 64)),
    ("not-a-hash", put(lambda log: log.data(3), sha256="../checkpoint")),
    ("not-a-hash", put(Log.of_days, calendarVersion=7)),
    ("not-a-deadline", put(Log.deadline, workings=[])),
    ("not-a-deadline", drop(Log.deadline, "ends")),
    ("not-a-deadline", drop(Log.of_days, "calendarVersion")),
    ("not-a-deadline", put(Log.of_days, rule="calendar-days-after-notification")),
    ("not-a-deadline", put(Log.of_days, period={"unit": "business-days", "days": 10**9})),
    ("not-a-deadline", put(Log.of_days, period={"unit": "business-days", "days": True})),
    ("not-a-deadline", put(Log.of_days, period={"unit": ["business-days"], "days": 3})),
    ("not-a-deadline", put(Log.of_days, period={"unit": "weeks", "days": 3}, rule="weeks-after-notification")),
    ("not-a-deadline", put(Log.of_days, period={"unit": "business-days", "days": 3, "elapsed": "0:00:20"})),
    ("not-a-deadline", put(Log.of_days, dayOfNotification="20260402")),
    ("not-a-deadline", put(Log.of_days, timeZone=7)),
    ("not-a-time", put(Log.deadline, ends="2026-04-08T23:00:00+00:00")),
    ("another-calendar", put(Log.of_days, calendarId="ru")),
    ("another-calendar", put(Log.of_days, knownThrough="2027-12-31")),
    ("another-calendar", put(Log.of_days, country="RU")),
    ("another-day-of-notification", put(Log.of_days, **{"from": "2026-04-01T22:59:59Z"})),
    ("days-miscounted", put(Log.of_days, dayOfNotification="2026-04-01")),
    ("days-miscounted", put(Log.of_days, period={"unit": "business-days", "days": 4})),
    ("days-miscounted", lambda log: log.of_days()["days"].pop(2)),
    ("days-miscounted", lambda log: log.of_days()["days"].append(
        {"date": "2026-04-09", "kind": "counted", "index": 4})),
    ("days-miscounted", put(lambda log: log.of_days()["days"][0], kind="counted")),
    ("days-miscounted", put(lambda log: log.of_days()["days"][0], name="Bad Friday")),
    ("days-miscounted", put(lambda log: log.of_days()["days"][1], index=True)),
    ("days-miscounted", put(Log.of_seconds, days=[{"date": "2026-04-03", "kind": "weekend"}])),
    ("days-miscounted", put(Log.of_days, lastCountedDay="2026-04-07")),
    ("wrongly-provisional", put(Log.deadline, provisional=True)),
    ("another-end", put(Log.deadline, ends="2026-04-09T00:00:00Z")),
    ("another-end", put(Log.deadline, ends="2026-04-08T22:59:59.999999Z")),
    ("another-end", put(lambda log: log.data(5)["list"][0]["second"], ends="2026-04-01T23:30:20.5Z"))]
FORGERIES = [  # what anybody may do to a dossier that was given to them
    ("another-root", edited("events/000003.json", b"Good Friday", b"Bad Friday.")),
    ("another-root", edited("head.json", b'"size":6', b'"size":7')),
    ("another-root", lambda files: files.update({"events/000002.json": files["events/000001.json"]})),
    ("another-root", edited("events/000002.tlog-proof", b"index 3", b"index 2")),
    ("outside-tree", edited("events/000002.tlog-proof", b"index 3", b"index 8")),
    ("not-a-proof", edited("events/000002.tlog-proof", b"index 3", b"index 03")),
    ("not-a-proof", edited("events/000002.tlog-proof", b"@v1", b"@v2")),
    ("not-a-proof", edited("head.tlog-proof", b"=\n", b"\n")),
    ("proof-too-long", edited("head.tlog-proof", b"\n\n", b"\n" + base64.b64encode(bytes(32)) + b"\n\n")),
    ("proof-too-short", lambda files: files.update({"head.tlog-proof": b"\n".join(
        files["head.tlog-proof"].split(b"\n")[:2] + files["head.tlog-proof"].split(b"\n")[3:])})),
    ("another-checkpoint", edited("head.tlog-proof", b"stranger", b"Stranger")),
    ("wrong-signature", everywhere(b"\n8\n", b"\n9\n")),
    ("untrusted-log", everywhere(b"ledger.example/log\n", b"ledger.example/lag\n")),
    ("not-signed-by-its-log", everywhere(b" ledger.example/log ", b" ledger.example/lag ")),
    ("too-few-witnesses", everywhere(b" witness.example ", b" Witness.example ")),
    ("not-a-note", everywhere("\u2014 stranger".encode(), "\u2013 stranger".encode())),
    ("not-a-note", everywhere(b"AAAAAAAA\n", b"AAAAAAAA")),
    ("not-a-note", everywhere(b"stranger.example", b"stranger+example")),
    ("not-a-note", everywhere(b"AAAAAAAA\n", b"AAAA\n")),
    ("file-unknown", lambda files: files.update({"events/": b""})),
    ("file-unknown", lambda files: files.update({"../checkpoint": b""})),
    ("file-unknown", lambda files: renamed(files, "README.md", "readme.md")),
    ("file-missing", lambda files: files.pop("checkpoint")),
    ("file-missing", lambda files: files.pop("head.tlog-proof")),
    ("file-missing", lambda files: files.pop("events/000004.json")),
    ("file-missing", lambda files: renamed(files, "events/000004.json", "events/000005.json")),
    ("file-missing", lambda files: [files.pop(name) for name in [*files] if name.startswith("events/")]),
    ("not-included", lambda files: files.pop(f"terms/{hashed(TERMS)}.json")),
    ("not-included", lambda files: files.pop(f"calendars/{hashed(CALENDAR)}.json")),
    ("another-content", edited(f"calendars/{hashed(CALENDAR)}.json", b"Good Friday", b"Bad Friday.")),
    ("another-content", edited(f"documents/{hashed(DOCUMENT)}", b"signed", b"forged")),
    ("named-by-none", lambda files: files.update({f"documents/{hashed(b'x')}": b"x"})),
    ("named-by-none", lambda files: files.update({f"terms/{hashed(b'x')}.json": b"x"})),
    ("dossier-too-large", lambda files: files.update({"README.md": bytes(verify_dossier.MIB + 1)}))]


class DossiersTest(unittest.TestCase):
    def refused(self, reason, files, policy=POLICY):
        with self.assertRaises(Refused) as caught:
            check(files, policy)
        self.assertEqual(caught.exception.reason, reason, caught.exception.why)
        self.assertTrue(caught.exception.where)

    def test_a_good_dossier_is_proved(self):
        proved, unproved = check(Log().pack())
        self.assertIn("The witness w saw the log grow to it without a change, by 2026-05-01 00:00:00 UTC.", proved)
        self.assertIn("Deadlines counted again, with the same end: 2.", proved)
        self.assertEqual([line.split()[0] for line in unproved], ["What", "That", "What", "That"])

    def test_what_a_log_may_lie_about_is_refused(self):
        for number, (reason, change) in enumerate(LIES):
            with self.subTest(number=number, reason=reason):
                log = Log()
                change(log)
                self.refused(reason, log.pack())

    def test_what_is_forged_later_is_refused(self):
        for number, (reason, change) in enumerate(FORGERIES):
            with self.subTest(number=number, reason=reason):
                files = Log().pack()
                change(files)
                self.refused(reason, files)

    def test_a_file_that_stands_twice_is_refused(self):
        with self.assertWarns(UserWarning):
            self.refused("file-twice", [*Log().pack().items(), ("checkpoint", b"x")])

    def test_more_bytes_than_a_dossier_may_have_are_refused(self):
        with mock.patch.object(verify_dossier, "MOST_BYTES", 1000):
            self.refused("dossier-too-large", Log().pack())

    def test_what_is_not_here_is_said(self):
        log = Log()
        log.of_days()["timeZone"] = "Nowhere/At_All"
        log.files = {name: data for name, data in log.files.items() if not name.startswith("documents/")}
        _, unproved = check(log.pack(), POLICY.replace("quorum all-of-them", "quorum none"))
        self.assertTrue(unproved[1].startswith("That everybody sees the same log"))
        self.assertTrue(unproved[2].startswith("What the document"))
        self.assertTrue(unproved[3].startswith("When days begin and end in Nowhere/At_All"))

    def test_every_flipped_bit_is_refused(self):
        files, chance = Log().pack(), random.Random(6962)
        for name in [name for name in files if not name.startswith(("report", "README"))]:
            for _ in range(40):
                data = bytearray(files[name])
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
                with self.assertRaises(Refused, msg=name):
                    check({**files, name: bytes(data)})

    def test_no_bytes_make_it_fail(self):
        """Zips are broken anywhere: what is raised is a refusal, or the library's on the way to the files."""
        whole, chance, policy = zipped(Log().pack()), random.Random(9162), tlog.read_policy(POLICY.encode())
        for _ in range(1500):
            data = bytearray(whole)
            for _ in range(chance.choice((1, 1, 3, 30))):
                data[chance.randrange(len(data))] = chance.randrange(256)
            data = data[:chance.choice((len(data), len(data), chance.randrange(len(data))))]
            try:
                files, versions = verify_dossier.read_files(io.BytesIO(data))
            except Exception:
                continue
            with contextlib.suppress(Refused):
                verify_dossier.verify(files, versions, policy)

    def test_no_signed_values_make_it_fail(self):
        """Any value in the place of any other, signed by the log."""
        chance, reasons = random.Random(8032), set()
        odd = (None, True, -1, 0, 10**18, "", "x", "9999-12-31", "0001-01-01T00:00:00Z", [], [[]], {}, {"workings": {}},
               {"a": [1]}, "Europe", "../../etc/passwd", "0:00:00")
        for _ in range(1500):
            log = Log()
            objects = [one for at in log.entries for one in verify_dossier.walk(log.entries[at])]
            lists = [value for one in objects for value in one.values() if isinstance(value, list)]
            places = [(one, key) for one in objects for key in one]
            places += [(one, at) for one in lists for at in range(len(one))]
            for holder, key in chance.sample(places, chance.choice((1, 1, 2))):
                holder[key] = chance.choice(odd)
            with mock.patch.object(tlog, "is_signed", return_value=True), \
                    mock.patch("test_tlog.sign", return_value=(bytes(32), bytes(64))):
                try:
                    check(log.pack())
                    reasons.add("proved")
                except Refused as refused:
                    reasons.add(refused.reason)
        self.assertGreater(len(reasons), 10)


class CommandTest(unittest.TestCase):
    def run_it(self, *arguments):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(
                io.TextIOWrapper(io.BytesIO(), "utf-8")) as out, contextlib.redirect_stderr(io.StringIO()):
            good, bad = Log().pack(), {**Log().pack(), "x\x1b[2J": b""}
            for name, data in (("policy", POLICY.encode()), ("good", zipped(good)), ("bad", zipped(bad)),
                               ("none", b"PK")):
                Path(folder, name).write_bytes(data)
            try:
                code = verify_dossier.main([str(Path(folder, one)) if one.isalpha() else one for one in arguments])
            except SystemExit as left:
                code = left.code
            out.seek(0)
            return code, out.read()

    def test_the_exit_code_is_that_of_the_worst(self):
        self.assertEqual(self.run_it("--policy", "policy", "good")[0], 0)
        self.assertEqual(self.run_it("--policy", "policy", "good", "bad", "good")[0], 1)
        self.assertEqual(self.run_it("--policy", "policy", "none", "bad")[0], 2)
        self.assertEqual(self.run_it("--policy", "policy", "absent")[0], 2)
        self.assertEqual(self.run_it("--policy", "good", "good")[0], 2)
        self.assertEqual(self.run_it("good")[0], 2)

    def test_a_refusal_is_one_line_without_escapes(self):
        _, said = self.run_it("--policy", "policy", "bad")
        self.assertRegex(said, r"^\S+/bad: refused: file-unknown: x\?\[2J: [^\n]+\n$")

    def test_json_says_the_same(self):
        _, said = self.run_it("--policy", "policy", "good", "bad", "--json")
        good, bad = map(json.loads, said.splitlines())
        self.assertEqual((good["result"], bad["result"], bad["reason"]), ("proved", "refused", "file-unknown"))


class DeadlinesTest(unittest.TestCase):
    def test_deadlines_that_the_ledger_has_counted(self):
        """The stored samples of its events, by the calendars that it ships with."""
        files = {f"calendars/{hashed(data)}.json": data for data in map(Path.read_bytes, CALENDARS.glob("*.json"))}
        samples = [json.loads(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*.json"))]
        found = [one for sample in samples for one in verify_dossier.walk(sample) if "workings" in one]
        self.assertGreater(len(found), 10)
        for deadline in found:
            # One sample says so of calendar days, to have the value; no count does.
            deadline["provisional"] &= deadline["workings"]["rule"].startswith("business")
            self.assertTrue(verify_dossier.check_deadline(deadline, files))

    def test_days_begin_where_the_clocks_say(self):
        """Where they skip midnight, have it twice, and are a quarter of an hour off."""
        calendar = (CALENDARS / "weekends-only.json").read_bytes()
        files = {f"calendars/{hashed(calendar)}.json": calendar}
        for zone, day, ends in (("America/Santiago", 5, "2026-09-06T04:00:00Z"),
                                ("America/Havana", 31, "2026-11-01T04:00:00Z"),
                                ("Asia/Kathmandu", 31, "2026-10-31T18:15:00Z")):
            month = "2026-09-" if day == 5 else "2026-10-"
            workings = {
                **deadlines()[0]["workings"], "calendarId": "weekends-only", "calendarVersion": hashed(calendar),
                "timeZone": zone, "from": f"{month}{day - 1:02}T12:00:00Z", "dayOfNotification": f"{month}{day - 1:02}",
                "period": {"unit": "calendar-days", "days": 1}, "rule": "calendar-days-after-notification",
                "days": [{"date": f"{month}{day:02}", "kind": "counted", "index": 1}],
                "lastCountedDay": f"{month}{day:02}"}
            del workings["knownThrough"]
            deadline = {"ends": ends, "provisional": False, "workings": workings}
            self.assertTrue(verify_dossier.check_deadline(deadline, files))
            for hour in (int(ends[11:13]) - 1, int(ends[11:13]) + 1):
                with self.assertRaises(Refused):
                    verify_dossier.check_deadline({**deadline, "ends": f"{ends[:11]}{hour:02}{ends[13:]}"}, files)


if __name__ == "__main__":
    unittest.main()
