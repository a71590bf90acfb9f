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
from functools import lru_cache
from hashlib import sha256, sha512
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parent))
import verify_dossier as verifier
from verify_dossier import L, P, Refused

REPOSITORY = Path(__file__).parents[2]
VECTORS = REPOSITORY / "tests/Cpor.Ledger.Audit.Tests/Vectors"
CALENDARS = REPOSITORY / "src/Cpor.Ledger.Domain/Calendars/Documents"
BASE = verifier.decode_point(b"\x58" + b"\x66" * 31)
SAMPLES = REPOSITORY / "tests/Cpor.Ledger.Domain.Tests/Stored"


verifier.check_signature = lru_cache(None)(verifier.check_signature)  # the same are checked a thousand times


def read_policy(data):
    with verifier.looking_at("policy", "not-a-policy"):
        return verifier.read_policy(data)


# What a log does. Signing is here alone, and is not made for keys that are worth something.

def encoded(point):
    """RFC 8032, section 5.1.2."""
    x, y = (one * pow(point[2], -1, P) % P for one in point[:2])
    return (y | (x & 1) << 255).to_bytes(32, "little")


@lru_cache(None)
def sign(seed, message):
    """RFC 8032, section 5.1.6: the public key and the signature."""
    hashed = sha512(seed).digest()
    secret = int.from_bytes(hashed[:32], "little") & (2**254 - 8) | 2**254
    public = encoded(verifier.multiply(secret, BASE))
    r = int.from_bytes(sha512(hashed[32:] + message).digest(), "little") % L
    first = encoded(verifier.multiply(r, BASE))
    h = int.from_bytes(sha512(first + public + message).digest(), "little") % L
    return public, first + ((r + h * secret) % L).to_bytes(32, "little")


@lru_cache
def key_text(name, kind, seed):
    material = bytes([kind]) + sign(seed, b"")[0]
    identity = sha256(name.encode() + b"\n" + material).digest()[:4]
    return f"{name}+{identity.hex()}+{base64.b64encode(material).decode()}"


def signature_line(name, kind, seed, text, time=None):
    head = b"" if time is None else time.to_bytes(8, "big")
    message = text if time is None else f"cosignature/v1\ntime {time}\n{text}"
    identity = bytes.fromhex(key_text(name, kind, seed).split("+")[1])
    made = base64.b64encode(identity + head + sign(seed, message.encode())[1]).decode()
    return f"\u2014 {name} {made}\n"


def hash_leaf(entry):
    return sha256(b"\0" + entry).digest()


def tree(leaves):
    """RFC 6962, section 2.1."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\1" + tree(leaves[:split]) + tree(leaves[split:])).digest()


def path(index, leaves):
    """RFC 6962, section 2.1.1."""
    if len(leaves) == 1:
        return []
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if index < split:
        return path(index, leaves[:split]) + [tree(leaves[split:])]
    return path(index - split, leaves[split:]) + [tree(leaves[:split])]


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


def walk(value):
    """Every object in it, at whatever depth."""
    if isinstance(value, dict):
        yield value
        value = [*value.values()]
    for one in value if isinstance(value, list) else []:
        yield from walk(one)


def ordered(value):
    """As PostgreSQL orders members."""
    if isinstance(value, dict):
        return {name: ordered(value[name]) for name in sorted(value, key=lambda name: (len(name.encode()), name))}
    return [ordered(one) for one in value] if isinstance(value, list) else value


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
        entries = [{**one, "data": ordered(one["data"])} for one in self.entries.values()]
        texts = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in entries]
        texts[3] = self.spell(texts[3]) if self.spell else texts[3]
        entries = [text.encode("utf-8", "surrogatepass") for text in texts]
        leaves = [hash_leaf(one) for one in entries]
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
    said = verifier.verify(*verifier.read_files(zipped(files)), read_policy(policy.encode()))
    return said["proved"], said["notProved"]


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
    ("another-subject", put(lambda log: log.data(6), subject="claims/01900000-0000-7000-8000-000000000002")),
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
    ("not-an-entry", swap('"data":{', '"data":{"longer-than-the-next":0,')),
    ("not-an-entry", entry_put(3, streamversion=True)),
    ("not-an-entry", entry_put(3, streamversion="2")),
    ("not-an-entry", entry_put(3, sequence=f"{3:018}")),
    ("not-an-entry", entry_put(3, id="01900000-0000-7000-8000-00000000000A")),
    ("not-an-entry", entry_put(3, time="2026-04-01T23:30:00.50Z")),
    ("not-an-entry", entry_put(3, recordedtime="2026-04-01T23:30:01.00000Z")),
    ("not-an-entry", entry_put(1, previoussequence=f"{0:019}")),
    ("not-an-entry", entry_put(3, data=[])),
    ("not-an-entry", lambda log: setattr(log, "spell", lambda text: json.dumps([text]))),
    ("chain-broken", entry_put(3, previoussequence=f"{3:019}")),
    ("another-position", entry_put(3, sequence=f"{2**63:019}")),
    ("not-an-entry", entry_put(3, streamversion=0)),
    ("not-a-head", entry_put(6, streamversion=2)),
    ("not-an-entry", entry_put(3, actor=7)),
    ("not-a-head", put(lambda log: log.data(6), happenedAt=7)),
    ("not-an-entry", entry_put(3, time="2026-02-29T23:30:00Z")),
    ("not-an-entry", swap('"data":{', '"data":{"sha256":"0",')),
    ("not-an-entry", swap('"data":{', '"data":{"a":1.5,')),
    ("not-an-entry", swap('"data":{', '"data":{"a":NaN,')),
    ("not-an-entry", swap('"data":{', '"data":{"a":-0,')),
    ("not-an-entry", swap('"data":{', '"data":{"a":99999999999999999999,')),
    ("not-an-entry", swap('"data":{', '"data":{"a":"\\ud800",')),
    ("not-an-entry", swap('"data":{', '"data":{"a":"\udc80",')),
    ("not-an-entry", swap('"data":{', '"data":{"a":' + "[" * 60_000)),
    ("not-an-entry", swap('"data":{', '"data":{"a":' + "9" * 60_000 + ",")),
    ("entry-too-long", swap('"data":{', '"data":{"a":"' + "x" * 65_200 + '",')),
    ("named-by-none", put(lambda log: log.data(5)["decision"], termsHash="0" * 64)),
    ("not-included", put(Log.of_days, calendarVersion="0" * 64)),
    ("not-a-hash", put(lambda log: log.data(3), sha256="../checkpoint")),
    ("not-a-hash", put(Log.of_days, calendarVersion=7)),
    ("not-a-hash", drop(lambda log: log.data(4)["decision"], "termsHash")),
    ("not-a-deadline", put(Log.deadline, workings=[])),
    ("not-a-deadline", drop(Log.deadline, "ends")),
    ("not-a-deadline", drop(Log.of_days, "calendarVersion")),
    ("deadline-miscounted", put(Log.of_days, rule="calendar-days-after-notification")),
    ("deadline-miscounted", put(Log.of_days, period={"unit": "business-days", "days": 10**9})),
    ("deadline-miscounted", put(Log.of_days, period={"unit": "business-days", "days": True})),
    ("not-a-deadline", put(Log.of_days, period={"unit": ["business-days"], "days": 3})),
    ("not-a-deadline", put(Log.of_days, period={"unit": "weeks", "days": 3}, rule="weeks-after-notification")),
    ("not-a-deadline", put(Log.of_days, period={"unit": "business-days", "days": 3, "elapsed": "0:00:20"})),
    ("not-a-deadline", put(Log.of_days, dayOfNotification="20260402")),
    ("not-a-deadline", put(Log.of_days, timeZone=7)),
    ("not-a-deadline", put(Log.deadline, ends="2026-04-08T23:00:00+00:00")),
    ("deadline-miscounted", put(Log.of_days, calendarId="ru")),
    ("deadline-miscounted", put(Log.of_days, knownThrough="2027-12-31")),
    ("deadline-miscounted", put(Log.of_days, country="RU")),
    ("deadline-miscounted", put(Log.of_days, **{"from": "2026-04-01T22:59:59Z"})),
    ("deadline-miscounted", put(Log.of_days, dayOfNotification="2026-04-01")),
    ("deadline-miscounted", put(Log.of_days, period={"unit": "business-days", "days": 4})),
    ("deadline-miscounted", lambda log: log.of_days()["days"].pop(2)),
    ("deadline-miscounted", lambda log: log.of_days()["days"].append(
        {"date": "2026-04-09", "kind": "counted", "index": 4})),
    ("deadline-miscounted", put(lambda log: log.of_days()["days"][0], kind="counted")),
    ("deadline-miscounted", put(lambda log: log.of_days()["days"][0], name="Bad Friday")),
    ("deadline-miscounted", put(lambda log: log.of_days()["days"][1], index=True)),
    ("deadline-miscounted", put(Log.of_seconds, days=[{"date": "2026-04-03", "kind": "weekend"}])),
    ("deadline-miscounted", put(Log.of_days, lastCountedDay="2026-04-07")),
    ("deadline-miscounted", put(Log.deadline, provisional=True)),
    ("deadline-miscounted", put(Log.deadline, ends="2026-04-09T00:00:00Z")),
    ("deadline-miscounted", put(Log.deadline, ends="2026-04-08T22:59:59.999999Z")),
    ("deadline-miscounted", put(lambda log: log.data(5)["list"][0]["second"], ends="2026-04-01T23:30:20.5Z"))]
FORGERIES = [  # what anybody may do to a dossier that was given to them
    ("another-root", edited("events/000003.json", b"Good Friday", b"Bad Friday.")),
    ("another-root", edited("head.json", b'"size":6', b'"size":7')),
    ("another-position", lambda files: files.update({"events/000002.json": files["events/000001.json"]})),
    ("another-position", edited("events/000002.tlog-proof", b"index 3", b"index 2")),
    ("another-position", edited("events/000002.tlog-proof", b"index 3", b"index 8")),
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
    ("no-known-signature", all_of(everywhere(b" ledger.example/log ", b" ledger.example/lag "),
                                  everywhere(b" witness.example ", b" Witness.example "))),
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
    ("named-by-none", lambda files: files.update({f"calendars/{hashed(b'x')}.json": b"x"}))]


class LogsTest(unittest.TestCase):
    RFC_8032 = [  # section 7.1: seed, public key, message, signature
        ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", b"",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595b"
         "be24655141438e7a100b"),
        ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", b"r",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb430"
         "2aeeb00d291612bb0c00"),
        ("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
         "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", b"\xaf\x82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716e"
         "d28dc027beceea1ec40a"),
        ("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
         "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf", sha512(b"abc").digest(),
         "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138a"
         "c17ad9bef1177331a704")]

    def not_signed(self, public, message, signature):
        with self.assertRaises((Refused, IndexError)):
            verifier.check_signature(public, message, signature)

    def test_ed25519_of_rfc_8032(self):
        for seed, public, message, signature in self.RFC_8032:
            public, signature = bytes.fromhex(public), bytes.fromhex(signature)
            self.assertEqual(sign(bytes.fromhex(seed), message), (public, signature))
            verifier.check_signature(public, message, signature)
            self.not_signed(public, message + b"x", signature)
            for bit in (0, 200, 255, 256, 400, 511):
                bad = bytearray(signature)
                bad[bit // 8] ^= 1 << bit % 8
                self.not_signed(public, message, bytes(bad))

    def test_ed25519_in_its_one_form(self):
        _, public, message, signature = self.RFC_8032[1]
        public, signature = bytes.fromhex(public), bytes.fromhex(signature)
        s = int.from_bytes(signature[32:], "little")
        self.not_signed(public, message, signature[:32] + (s + L).to_bytes(32, "little"))
        self.not_signed(public, message, signature + b"\0")
        self.not_signed(public[:31], message, signature)
        # 0, 1 and 18 in another way, an x of -0, and no point.
        for number in (P, P + 1, 2**255 - 1, 1 | 1 << 255, 2):
            with self.assertRaises(Refused):
                verifier.decode_point(number.to_bytes(32, "little"))
        for y in (1, P - 1, 0):  # points of small order
            self.not_signed(y.to_bytes(32, "little"), b"x", (1).to_bytes(32, "little") + bytes(32))

    def test_roots_of_rfc_6962(self):
        leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
        roots = ["6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                 "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                 "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                 "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                 "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                 "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                 "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"]
        hashes = [hash_leaf(bytes.fromhex(leaf)) for leaf in leaves]
        for size, root in enumerate(roots, 1):
            self.assertEqual(tree(hashes[:size]).hex(), root)
            for index in range(size):
                found = verifier.root_over(hashes[index], index, size, path(index, hashes[:size]))
                self.assertEqual(found.hex(), root)

    def test_published_proofs_of_inclusion(self):
        lines = (VECTORS / "inclusion.ndjson").read_text("utf-8").splitlines()
        for vector in map(json.loads, lines):
            with self.subTest(vector["file"]):
                leaf, root = base64.b64decode(vector["leafHash"]), base64.b64decode(vector["root"])
                hashes = [base64.b64decode(one) for one in vector["proof"] or []]
                good = all(len(one) == 32 for one in [leaf, *hashes])
                try:
                    good &= verifier.root_over(leaf, vector["leafIdx"], vector["treeSize"], hashes) == root
                except Refused:
                    good = False
                self.assertEqual(good, not vector["wantErr"])

    def test_a_published_checkpoint_with_witnesses(self):
        """The keys are those that its log and its witnesses publish."""
        checkpoint = (VECTORS / "arche2025h1.checkpoint").read_bytes()
        policy = ("log arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f\n"
                  "witness r remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2\n"
                  "witness s witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO\n"
                  "group both all r s\nquorum both\n")
        opened = verifier.open_checkpoint(checkpoint, read_policy(policy.encode()))
        self.assertEqual(opened.size, 1432088532)
        self.assertEqual({*opened.times}, {"r", "s"})
        self.assertEqual({at.timestamp() for at in opened.times.values()}, {1779573024})

    def test_checkpoints(self):
        seed, root = bytes(32), base64.b64encode(bytes(32)).decode()
        keys = f"log {key_text('a', 1, seed)}\nwitness w {key_text('w', 4, seed)}\n"
        policy = read_policy(f"{keys}quorum none\n".encode())

        def opened(text, *times):
            lines = [signature_line("a", 1, seed, text)] + [signature_line("w", 4, seed, text, time) for time in times]
            return verifier.open_checkpoint(f"{text}\n{''.join(lines)}".encode(), policy)
        self.assertEqual(opened(f"a\n0\n{root}\n"), ("a", 0, bytes(32), {}))
        self.assertEqual([*opened(f"a\n7\n{root}\nmore\n", 5).times], ["w"])
        for text in ("a\n", "a\n7\n", f"a\n07\n{root}\n", f"a\n{10**19}\n{root}\n", f"a\n7\n{root[:-2]}9=\n",
                     f"a\n7\n{root}\n\nmore\n"):
            with self.subTest(text), self.assertRaisesRegex(Refused, "not-a-checkpoint"):
                opened(text)
        for reason, text, times in (("wrong-signature", f"a\n7\n{root}\n", (2**63,)), ("untrusted-log", "b\n", ()),
                                    ("not-a-note", f"a\n7\n{root}\n", range(100)), ("not-a-checkpoint", "a\n\1\n", ())):
            with self.subTest(text), self.assertRaisesRegex(Refused, reason):
                opened(text, *times)

    def test_policies(self):
        log = "log " + key_text("log.example", 1, bytes(32))
        witness = "witness w " + key_text("w.example", 4, bytes(32))
        other = "witness v " + key_text("v.example", 4, b"v" * 32)
        spaced = key_text("log\u00a0example", 1, bytes(32))
        with mock.patch(__name__ + ".sign", return_value=(b"\2" + bytes(31), b"")):
            no_point = key_text("no.example", 1, bytes(32))
        good = (
            f"{log}\n \t# comment\n\n\tquorum  none",
            f"{log} https://log.example\n{witness} url\nquorum w\n",
            f"{witness}\n{other}\ngroup g 2 w v\ngroup h all g\nquorum h\n")
        bad = (
            f"# \x7f\n{log}\nquorum none\n", f"log {spaced}\nquorum none\n", f"log {no_point}\nquorum none\n",
            "", log, f"{log}\n{log}\nquorum none\n", f"{log}\nquorum w\n{witness}\n", f"{log}\r\nquorum none\n",
            "quorum none\nquorum none\n", "log\nquorum none\n", f"{log} a b\nquorum none\n", f"log {log}",
            f"{witness}\ngroup g 2 w\nquorum g\n", f"{witness}\ngroup g 0 w\nquorum g\n", "group g any none\n",
            f"{witness}\ngroup g any w w\nquorum g\n", "Log x\nquorum none\n",
            f"{witness}\ngroup g any w\ngroup h any w\nquorum h\n",
            f"{witness}\n{witness.replace(' w ', ' x ')}\nquorum none\n",
            f"{witness}\n{other.replace(' v ', ' w ')}\nquorum w\n",
            f"{log.replace('+', '+0', 1)}\nquorum none\n",
            f"log {witness[10:]}\nquorum none\n", f"witness w {log[4:]}\nquorum none\n")
        for policy in good:
            read_policy(policy.encode())
        for policy in bad:
            with self.subTest(policy), self.assertRaises(Refused):
                read_policy(policy.encode())


class DossiersTest(unittest.TestCase):
    def refused(self, reason, files, policy=POLICY):
        with self.assertRaises(Refused) as caught:
            check(files, policy)
        self.assertEqual(caught.exception.args[1], reason, caught.exception.args)
        self.assertTrue(caught.exception.args[2])

    def test_a_good_dossier_is_proved(self):
        proved, unproved = check(Log().pack())
        self.assertIn("The witness w saw it grow to that, and not change, by 2026-05-01 00:00:00+00:00.", proved)
        self.assertIn("Deadlines counted again, with the same end: 2.", proved)
        self.assertEqual([line.split()[0] for line in unproved], ["What", "That", "What"])

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
        for size, count in ((63 << 20, 13), (65 << 20, 1), (0, 20_001)):
            with mock.patch.object(zipfile.ZipFile, "infolist", return_value=[mock.Mock(file_size=size)] * count):
                self.refused("dossier-too-large", Log().pack())

    def test_what_is_not_here_is_said(self):
        log = Log()
        log.of_days()["timeZone"] = "Nowhere/At_All"
        log.files = {name: data for name, data in log.files.items() if not name.startswith("documents/")}
        proved, unproved = check(log.pack(), POLICY.replace("quorum all-of-them", "quorum none"))
        self.assertTrue(unproved[1].startswith("That everybody sees the same log"))
        self.assertTrue(unproved[2].startswith("What the document"))
        self.assertTrue(unproved[3].startswith("When days begin and end in Nowhere/At_All"))
        self.assertIn("Deadlines counted again, with the same end: 1.", proved)

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
        whole, chance, policy = zipped(Log().pack()), random.Random(9162), read_policy(POLICY.encode())
        for _ in range(1000):
            data = bytearray(whole)
            for _ in range(chance.choice((1, 1, 3, 30))):
                data[chance.randrange(len(data))] = chance.randrange(256)
            data = data[:chance.choice((len(data), len(data), chance.randrange(len(data))))]
            try:
                files, names = verifier.read_files(data)
            except Exception:
                continue
            with contextlib.suppress(Refused):
                verifier.verify(files, names, policy)

    def test_no_signed_values_make_it_fail(self):
        """Any value in the place of any other, signed by the log."""
        chance, reasons = random.Random(8032), set()
        odd = (None, True, -1, 0, 10**18, "", "x", "9999-12-31", "0001-01-01T00:00:00Z", [], [[]], {}, {"workings": {}},
               {"a": [1]}, "Europe", "../../etc/passwd", "0:00:00")
        for _ in range(1000):
            log = Log()
            objects = [one for at in log.entries for one in walk(log.entries[at])]
            lists = [value for one in objects for value in one.values() if isinstance(value, list)]
            places = [(one, key) for one in objects for key in one]
            places += [(one, at) for one in lists for at in range(len(one))]
            for holder, key in chance.sample(places, chance.choice((1, 1, 2))):
                holder[key] = chance.choice(odd)
            with mock.patch.object(verifier, "check_signature"), \
                    mock.patch("test_verify_dossier.sign", return_value=(bytes(32), bytes(64))):
                try:
                    check(log.pack())
                    reasons.add("proved")
                except Refused as refused:
                    reasons.add(refused.args[1])
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
                code = verifier.main([str(Path(folder, one)) if one.isalpha() else one for one in arguments])
            except SystemExit as left:
                code = left.code
            out.seek(0)
            return code, out.read()

    def test_the_exit_code_is_that_of_the_worst(self):
        self.assertEqual(self.run_it("--policy", "policy", "good")[0], 0)
        self.assertEqual(self.run_it("--policy", "policy", "good", "bad", "good")[0], 1)
        self.assertEqual(self.run_it("--policy", "policy", "none", "good")[0], 1)
        self.assertEqual(self.run_it("--policy", "policy", "absent")[0], 2)
        self.assertEqual(self.run_it("--policy", "good", "good")[0], 2)
        self.assertEqual(self.run_it("good")[0], 2)

    def test_a_refusal_is_one_line_without_escapes(self):
        _, said = self.run_it("--policy", "policy", "bad")
        self.assertRegex(said, r"^\S+/bad: refused: file-unknown: x\\x1b\[2J: [^\n]+\n$")

    def test_json_says_the_same(self):
        _, said = self.run_it("--policy", "policy", "good", "bad", "--json")
        good, bad = map(json.loads, said.splitlines())
        self.assertEqual((good["result"], bad["result"], bad["reason"]), ("proved", "refused", "file-unknown"))


class DeadlinesTest(unittest.TestCase):
    def test_deadlines_that_the_ledger_has_counted(self):
        """The stored samples of its events, by the calendars that it ships with."""
        files = {f"calendars/{hashed(data)}.json": data for data in map(Path.read_bytes, CALENDARS.glob("*.json"))}
        samples = [json.loads(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*.json"))]
        found = [one for sample in samples for one in walk(sample) if "workings" in one]
        self.assertGreater(len(found), 10)
        for deadline in found:
            # One sample says so of calendar days, to have the value; no count does.
            deadline["provisional"] &= deadline["workings"]["rule"].startswith("business")
            self.assertIsNone(verifier.check_deadline(deadline, files))

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
            self.assertIsNone(verifier.check_deadline(deadline, files))
            for hour in (int(ends[11:13]) - 1, int(ends[11:13]) + 1):
                with self.assertRaises(Refused):
                    verifier.check_deadline({**deadline, "ends": f"{ends[:11]}{hour:02}{ends[13:]}"}, files)


if __name__ == "__main__":
    unittest.main()
