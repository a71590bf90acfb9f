#!/usr/bin/env python3
"""Checks dossiers of claims offline, against the keys of a policy file and nothing else.

By RFC 8032, RFC 6962, what https://c2sp.org specifies by the names below, and src/Cpor.Ledger.Audit/Dossiers/README.md,
called the contract. Exits with 0 when all is proved, 1 when a dossier is refused, 2 when a file cannot be read.
"""
import argparse
import json
import re
import zipfile
from base64 import b64decode, b64encode
from collections import namedtuple
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from hashlib import sha256, sha512
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

FILES = re.compile(r"checkpoint|(events/(?!000000)[0-9]{6}|head)\.(json|tlog-proof)|report\.(en|ru)\.html"
                   r"|README(\.ru)?\.md|(terms|calendars)/[0-9a-f]{64}\.json|documents/[0-9a-f]{64}")
NAMED = {"termsHash": "terms/{}.json", "calendarVersion": "calendars/{}.json", "sha256": "documents/{}"}
TEXT = r'"(?:[^"\\\x00-\x1f]|\\["\\bfnrt]|\\u00(?:0[0-7bef]|1[0-9a-f]))*"'
ENTRY = re.compile(  # contract, an entry: every byte around the data
    r'\{"specversion":"1\.0","id":"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}","source":"https://([^\s+"\\]+)",'
    r'"type":"([a-z0-9]+(?:-[a-z0-9]+)*\.v[1-9][0-9]{0,3})","subject":"([a-z0-9]+(?:-[a-z0-9]+)*/[A-Za-z0-9._~-]+)",'
    r'"time":"([^"]+)","datacontenttype":"application/json","recordedtime":"([0-9T:-]{19}\.[0-9]{6})Z",'
    r'"sequence":"([0-9]{19})","streamversion":([1-9][0-9]{0,18})(?:,"previoussequence":"([0-9]{19})")?'
    rf'(?:,"actor":{TEXT})?(?:,"causation":{TEXT})?(?:,"correlation":{TEXT})?,"data":(\{{.*\}})\}}')
HEAD = re.compile(r'{"size":(\d+),"subject":"([^"]+)","version":(\d+),"position":(\d+),"happenedAt":"([^"]+)"}')
SIGNATURE = "\u2014 ([^\0-\x20\\s+]+) ([0-9A-Za-z+/]{8,}={0,2})\n"  # signed-note, format
TREE = re.compile("([^\0-\x1f]+)\n(0|[1-9][0-9]{0,18})\n(.{43}=)\n(?:[^\0-\x1f]+\n)*")  # tlog-checkpoint, note text
PROOF = re.compile(r"c2sp\.org/tlog-proof@v1\n(?:extra .*\n)?index (0|[1-9][0-9]{0,18})\n((?:.{43}=\n)*)\n")
EVERY_DAY = {"weekends": [{"from": "", "days": []}], "holidays": [], "movedWorkingDays": []}
Key = namedtuple("Key", "witness name id public")  # witness: its name in the policy, None for a log
Policy = namedtuple("Policy", "keys groups quorum")  # groups: name, how many are needed, members
Checkpoint = namedtuple("Checkpoint", "origin size root times")  # times: when witnesses have signed, by their names
Entry = namedtuple("Entry", "file type subject time position version previous text objects")  # previous: -1 for none

class Refused(Exception):
    """Something does not prove what it should: words for a person, a reason in kebab case, and the file."""

def demand(holds, why, reason=None):
    if not holds:
        raise Refused(why, reason, None)

@contextmanager
def looking_at(file, otherwise):
    """Whatever goes wrong in here is refused because of this file, for the reason it has or otherwise for this one."""
    try:
        yield
    except Exception as wrong:
        unread = "" if isinstance(wrong, (AttributeError, TypeError)) else f": {wrong}"  # these say nothing to a person
        why, reason, where = wrong.args if type(wrong) is Refused else (f"it cannot be read{unread}", None, None)
        raise Refused(why, reason or otherwise, where or file) from None

# Ed25519, RFC 8032, section 5.1. A point is (X, Y, Z, T) with x = X/Z, y = Y/Z and x * y = T/Z.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

def add(p, q):
    """Section 5.1.4. The formula is complete, so it doubles as well."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def multiply(scalar, point):
    twice = multiply(scalar >> 1, add(point, point)) if scalar else (0, 1, 1, 0)
    return add(twice, point) if scalar & 1 else twice

def decode_point(encoded):
    """Section 5.1.3, in the one way that section 5.1.2 encodes it."""
    sign, y = encoded[31] >> 7, int.from_bytes(encoded, "little") & (1 << 255) - 1
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * v**3 * pow(u * v**7, (P - 5) // 8, P) % P
    x = x if v * x * x % P == u else x * pow(2, (P - 1) // 4, P) % P
    demand(len(encoded) == 32 and y < P and v * x * x % P == u and (x or not sign), "it is no point of the curve")
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P

def check_signature(public, message, signature):
    """Section 5.1.7, without the cofactor: s * B is R + h * A. A point that anybody can sign for is no key."""
    a, r, s = decode_point(public), decode_point(signature[:32]), int.from_bytes(signature[32:], "little")
    demand(s < L and len(signature) == 64 and multiply(8, a)[0] != 0, "the key or the signature has another form")
    h = int.from_bytes(sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = multiply(s, decode_point(b"\x58" + b"\x66" * 31)), add(r, multiply(h, a))  # the first of base point B
    demand(all((left[at] * right[2] - right[at] * left[2]) % P == 0 for at in (0, 1)), "it did not sign this")

def root_over(leaf, index, size, path):
    """RFC 6962, section 2.1.1: the root of a tree of this size, from the hash of a leaf and its audit path."""
    demand(index < size, "the tree has no entry with this index", "outside-tree")
    demand((size > 1) == bool(path), "it does not end at the root", "proof-too-long" if path else "proof-too-short")
    if size == 1:
        return leaf
    split = 1 << (size - 1).bit_length() - 1
    if index < split:
        return sha256(b"\1" + root_over(leaf, index, split, path[:-1]) + path[-1]).digest()
    return sha256(b"\1" + path[-1] + root_over(leaf, index - split, size - split, path[:-1])).digest()

def read_base64(text):
    """RFC 4648, section 4, with padding and without stray bits."""
    data = b64decode(text)
    demand(b64encode(data).decode() == text, f"{text[:99]} is no base64")
    return data

def read_policy(data):
    """tlog-policy, syntax and structure; signed-note, verifier keys. No key, name or member of groups stands twice."""
    keys, groups, quorums, names, members = [], [], [], ["none"], ["none"]
    demand(not re.search(b"[\0-\x08\x0b-\x1f\x7f]", data), "it has control characters")
    for line in data.decode().split("\n"):
        word, *rest = line.split() or ["#"]
        if word in ("log", "witness") and len(rest) - (word == "witness") in (1, 2):
            witness, text = (None, rest[0]) if word == "log" else rest[:2]
            name, number, material = text.split("+", 2)
            kind, *public = read_base64(material)  # type 1 signs notes, type 4 checkpoints with a time
            identity = sha256(f"{name}\n".encode() + bytes([kind, *public])).digest()[:4]
            demand(name and kind == (4 if witness else 1) and identity.hex() == number, f"this is no such key: {line}")
            decode_point(bytes(public))
            keys.append(Key(witness, name, identity, bytes(public)))
            names.extend([witness] if witness else [])
        elif word == "group" and {*rest[2:]} <= {*names}:
            needed = {"all": len(rest) - 2, "any": 1}.get(rest[1]) or int(rest[1])
            demand(1 <= needed <= len(rest) - 2, f"so many cannot be needed: {line}")
            groups.append((rest[0], needed, rest[2:]))
            names.append(rest[0])
            members.extend(rest[2:])
        elif word == "quorum" and len(rest) == 1 and rest[0] in names:
            quorums.append(rest[0])
        else:
            demand(word.startswith("#"), f"this line is not understood: {line}")
    lists = names, members, [(key.witness is None, key.public) for key in keys]
    demand(all(len(one) == len({*one}) for one in lists) and len(quorums) == 1, "it names twice, or not one quorum")
    return Policy(keys, groups, quorums[0])

def open_checkpoint(data, policy):
    """signed-note, tlog-checkpoint, tlog-cosignature: signed by a log of the policy, and by enough of its witnesses."""
    with looking_at("checkpoint", "not-a-note"):
        text, below = re.fullmatch(f"(?s:(.*\n))\n((?:{SIGNATURE}){{1,100}})", data.decode()).groups()[:2]
        signatures = [(name, read_base64(made)) for name, made in re.findall(SIGNATURE, below)]
    with looking_at("checkpoint", "not-a-checkpoint"):
        log, times = text.split("\n")[0], {}
        keys = [key for key in policy.keys if key.witness or key.name == log]
        demand(not all(key.witness for key in keys), f"the policy names no log {log}", "untrusted-log")
        for key, made in ((key, made) for name, made in signatures for key in keys if key[1:3] == (name, made[:4])):
            message, signature, seconds = text, made[4:], 0
            if key.witness:
                seconds, signature = int.from_bytes(made[4:12], "big"), made[12:]
                message = f"cosignature/v1\ntime {seconds}\n{text}"
            with looking_at(f"checkpoint, {key.name}", "wrong-signature"):
                check_signature(key.public, message.encode(), signature)
                times[key.witness] = datetime.fromtimestamp(seconds, timezone.utc)
        demand(times, "nobody whom the policy names has signed", "no-known-signature")
        demand(times.pop(None, None), f"no key of {log} has signed", "not-signed-by-its-log")
        origin, size, root = TREE.fullmatch(text).groups()
        met = {"none", *times}
        for name, needed, members in policy.groups:  # whose members stand before it
            met.update([name] if len(met.intersection(members)) >= needed else [])
        demand(policy.quorum in met, f"the quorum {policy.quorum} is not met", "too-few-witnesses")
        return Checkpoint(origin, int(size), read_base64(root), times)

def read_files(data):
    """Contract, a dossier: the files of the zip by name, and the names of events and head without their endings."""
    files = {}
    with looking_at("the zip file", "not-a-zip"), zipfile.ZipFile(BytesIO(data)) as archive:
        sizes = [entry.file_size for entry in archive.infolist()]
        small = len(sizes) <= 20_000 and all(size <= 64 << 20 for size in sizes) and sum(sizes) <= 768 << 20
        demand(small, "it has too many files, or too many bytes", "dossier-too-large")
        for entry in archive.infolist():
            name = entry.orig_filename
            with looking_at(name, "not-a-zip"), archive.open(entry) as stream:
                demand(FILES.fullmatch(name), "a dossier has no such file", "file-unknown")
                demand(name not in files, "the file stands twice in the zip", "file-twice")
                files[name] = stream.read(entry.file_size + 1)
        count = max(1, sum(name.startswith("events/") for name in files) // 2)
        names = [f"events/{version:06}" for version in range(1, count + 1)] + ["head"]
        needed = {"checkpoint", *(name + ending for name in names for ending in (".json", ".tlog-proof"))}
        for name in sorted(needed ^ {name for name in files if name.startswith(("checkpoint", "events/", "head"))}):
            raise Refused("it, or another that belongs to it, is missing", "file-missing", name)
    return files, names

def read_json(text):
    """RFC 8259, read by everybody alike: no member twice, no half of a character. The value and all objects in it."""
    def read_object(pairs):
        objects.append(dict(pairs))
        demand(len(objects[-1]) == len(pairs), "a member stands twice")
        return objects[-1]
    objects = []
    value = json.loads(text, object_pairs_hook=read_object)
    json.dumps(value, ensure_ascii=False).encode()
    return value, objects

def read_instant(text):
    """Contract, an entry: UTC, at most microseconds, without trailing zeros."""
    instant = datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%f%z" if "." in text else "%Y-%m-%dT%H:%M:%S%z")
    demand(f"{instant:%Y-%m-%dT%H:%M:%S.%f}".rstrip("0").rstrip(".") + "Z" == text, f"{text} is written otherwise")
    return instant

def prove_entry(files, name, checkpoint):
    """Contract, an entry; tlog-proof: that the log has signed the entry at the position that it says it is at."""
    file, proof, data = name + ".json", name + ".tlog-proof", files[name + ".json"]
    with looking_at(file, "not-an-entry"):
        demand(len(data) <= 65_535, "it has more than 65,535 bytes", "entry-too-long")
        origin, kind, subject, time, recorded, at, version, previous, text = ENTRY.fullmatch(data.decode()).groups()
        demand(read_instant(time) and datetime.fromisoformat(recorded), "a time is on no calendar")
        entry = Entry(file, kind, subject, time, int(at), int(version), int(previous or -1), text, read_json(text)[1])
        ordered = all([*one] == sorted(one, key=lambda name: (len(name.encode()), name)) for one in entry.objects)
        demand(ordered and not re.search(r"\s|[.EIN]|-0|[0-9](e|[0-9]{19})", re.sub(r'"(?:[^"\\]|\\.)*"', "", text)),
               "its data has members in another order, white space between its tokens, or numbers that are not whole")
    with looking_at(proof, "not-a-proof"):
        match = PROOF.match(files[proof].decode())
        path = [read_base64(line) for line in match[2].split()]
        demand(files[proof][len(match[0]):] == files["checkpoint"], "it has another checkpoint", "another-checkpoint")
        demand(int(match[1]) == entry.position, f"the entry says it is at {entry.position}", "another-position")
        root = root_over(sha256(b"\0" + data).digest(), entry.position, checkpoint.size, path)
        demand(root == checkpoint.root, "the entry is not what the log has signed at this place", "another-root")
        demand(origin == checkpoint.origin, "the entry says that it is of another log", "another-source")
    return entry

def check_chain(events, head):
    """Contract, a head: the events are all events of the claim among the entries that the head speaks of."""
    subject, last = events[0].subject, -1
    for version, event in enumerate(events, 1):
        with looking_at(event.file, "chain-broken"):
            demand(event.subject == subject and subject.startswith("claims/"), "of another claim", "another-subject")
            demand(event.version == version and event.previous == last < event.position, "it does not follow the last")
        last = event.position
    with looking_at(head.file, "not-a-head"):
        size, of, version, position, time = HEAD.fullmatch(head.text).groups()
        demand(head.type == "head-stated.v1" and time == head.time and of != head.subject, "it states no head")
        demand((head.version == 1) == (head.previous < 0), "it does not know its place in its own stream")
        demand(of == subject, "it is the head of another claim", "another-subject")
        demand(int(position) < int(size), "it speaks of fewer entries than it has to", "head-outside-log")
        demand((int(version), int(position)) == (len(events), last), "another event is the last", "another-head")
        demand(int(size) <= head.position, "it speaks of entries that it cannot know of", "head-not-behind")
    return size

def check_named(files, events):
    """Contract, a dossier: terms, calendars and documents are those that the events name, to the byte."""
    named = set()
    for event in events:
        with looking_at(event.file, "not-a-hash"):
            for one in event.objects:
                demand("termsHash" in one or "termsId" not in one, "it names terms without their hash")
                named.update(form.format(one[member]) for member, form in NAMED.items() if member in one)
            demand(all(FILES.fullmatch(name) for name in named), "it names a file by what is no hash")
    for name in filter(re.compile("terms/|calendars/|documents/").match, [*files, *sorted(named)]):
        with looking_at(name, "another-content"):
            demand(name not in files or sha256(files[name]).hexdigest() in name, "its hash is not its name")
            demand(name in named, "no event names it", "named-by-none")
            demand(name in files or name.startswith("documents/"), "events name it, it is missing", "not-included")
    return named

def count_days(work, amount, calendar):
    """The days after that of the notification until enough are counted, as workings list them."""
    special = {one["date"]: {"kind": kind, "name": one["name"]} for member, kind in (
        ("movedWorkingDays", "working-weekend"), ("holidays", "holiday")) for one in calendar[member]}
    days, index, day = [], 0, datetime.strptime(work["dayOfNotification"], "%Y-%m-%d").date()
    while index < amount and len(days) <= len(work["days"]):
        day += timedelta(days=1)
        rules = [rule for rule in calendar["weekends"] if rule["from"] <= str(day)] or calendar["weekends"][:1]
        usual = {"kind": "weekend" if f"{day:%A}".lower() in rules[-1]["days"] else "counted"}
        days.append({"date": str(day), **special.get(str(day), usual)})
        if days[-1]["kind"] in ("counted", "working-weekend"):
            index += 1
            days[-1]["index"] = index
    return days

def check_deadline(deadline, files):
    """Counts it again, from its workings and the calendar. Returns its time zone when this machine does not know it."""
    work, ends = deadline["workings"], read_instant(deadline["ends"])
    begins, (calendar, _) = read_instant(work["from"]), read_json(files[f"calendars/{work['calendarVersion']}.json"])
    counted = {"calendarId": calendar["id"], "knownThrough": calendar.get("knownThrough"),
               "country": calendar.get("country", work["country"])}
    try:
        zone = ZoneInfo(work["timeZone"])
        counted["dayOfNotification"] = str(begins.astimezone(zone).date())
    except (KeyError, ValueError, OSError):
        zone = None
    amount, unit = (work["period"][member] for member in sorted(work["period"]))  # days or elapsed, and unit
    if unit == "elapsed-time":
        hours, minutes, seconds = map(float, re.fullmatch(r"(\d+):(\d\d):(\d\d(?:\.\d{1,6})?)", amount).groups())
        counted.update(rule=unit, days=[], lastCountedDay=None, provisional=False)
        counted["ends"] = begins + timedelta(hours=hours, minutes=minutes, seconds=seconds)
    else:
        business = {"business-days": True, "calendar-days": False}[unit]
        days = count_days(work, amount, calendar if business else EVERY_DAY)
        last, known = days[-1]["date"], calendar.get("knownThrough", "9999")
        counted.update(rule=f"{unit}-after-notification", days=days, lastCountedDay=last)
        counted["provisional"] = business and not calendar["knownFrom"] <= days[0]["date"] <= last <= known
        if zone:  # the first midnight where there are two, and where there is none the instant at which it is skipped
            midnight = datetime.fromisoformat(last).replace(tzinfo=zone) + timedelta(days=1)
            counted["ends"] = midnight.astimezone(timezone.utc)
    stated = {**deadline, **work, "ends": ends, "provisional": deadline["provisional"]}
    for member in counted:
        here, again = (json.dumps(one.get(member), sort_keys=True, default=str) for one in (stated, counted))
        demand(here == again, f"{member} is {here}, counted again {again}", "deadline-miscounted")
    return None if zone else work["timeZone"]

def verify(files, names, policy):
    """What is proved, and what is not, in sentences."""
    checkpoint, counted = open_checkpoint(files["checkpoint"], policy), []
    *events, head = (prove_entry(files, name, checkpoint) for name in names)
    size, named = check_chain(events, head), check_named(files, events)
    for event in events:
        with looking_at(event.file, "not-a-deadline"):
            counted += [check_deadline(one, files) for one in event.objects if "workings" in one]
    return {"proved": [
        f"The log {checkpoint.origin} has signed a tree of {checkpoint.size} entries; quorum {policy.quorum} is met.",
        *(f"The witness {name} saw it grow to that, and not change, by {at}." for name, at in checkpoint.times.items()),
        f"All {len(events)} events here are in it, to the byte, at {', '.join(str(one.position) for one in events)}.",
        f"They are all of {events[0].subject} among the first {size} entries: the log says so at {head.position}.",
        f"Of {len(named)} files that events name, {len(named & files.keys())} are here, to the byte.",
        f"Deadlines counted again, with the same end: {counted.count(None)}.",
    ], "notProved": [
        f"What happened to the claim after the first {size} entries of the log.",
        *(["That everybody sees the same log: the policy asks for no witness."] if policy.quorum == "none" else []),
        *(f"What the document {name[10:]} says: only its hash is here." for name in sorted(named - files.keys())),
        *(f"When days begin and end in {zone}, which this machine does not know." for zone in {*counted} - {None}),
        "That the ledger was told the truth and applied its terms rightly: decisions are not made again here.",
        "What reports and READMEs say, what sealed texts hide, and any time but by word of the log or a witness."]}

def main(arguments=None):
    parser = argparse.ArgumentParser(description="Checks dossiers of claims offline.")
    parser.add_argument("--policy", required=True, help="whose logs and witnesses you trust (C2SP tlog-policy)")
    parser.add_argument("--json", action="store_true", help="say it as JSON, one line for each dossier")
    parser.add_argument("dossiers", nargs="+", metavar="dossier.zip")
    options, code = parser.parse_args(arguments), 0
    try:
        with looking_at("a file", "not-readable"):
            policy, *dossiers = (Path(path).read_bytes() for path in (options.policy, *options.dossiers))
            policy = read_policy(policy)
    except Refused as refused:
        parser.error(f"the policy or a dossier: {refused.args[0]}")
    for path, dossier in zip(options.dossiers, dossiers):
        try:
            with looking_at(path, "not-readable"):
                said = {"dossier": path, "result": "proved", **verify(*read_files(dossier), policy)}
        except Refused as refused:
            code, (why, reason, where) = 1, refused.args
            said = {"dossier": path, "result": "refused", "reason": reason, "where": where, "why": why}
        lines = [": ".join(said[part] for part in ("dossier", "result", "reason", "where", "why") if part in said)]
        lines += ["  proved: " + line for line in said.get("proved", [])]
        lines += ["  not proved: " + line for line in said.get("notProved", [])]
        lines = [line.encode("unicode_escape").decode() for line in lines]  # a terminal would obey a stranger's names
        print(json.dumps(said) if options.json else "\n".join(lines))
    return code

if __name__ == "__main__":
    raise SystemExit(main())
