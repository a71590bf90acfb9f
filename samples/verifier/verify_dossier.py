#!/usr/bin/env python3
"""Checks dossiers of claims offline, against the keys of a policy file and nothing else.

Follows the specification of dossiers (src/Cpor.Ledger.Audit/Dossiers/README.md, called the contract below) and shares
no code with the ledger, so that a mistake of one is not a mistake of both. Standard library only, Python 3.9 or later.
Exits with 0 when all is proved, 1 when a dossier is refused, 2 when one cannot be read or the usage is wrong.
"""
import argparse
import json
import re
import sys
import zipfile
from base64 import b64encode
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from itertools import zip_longest
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tlog import Refused, check_inclusion, demand, hash_leaf, looking_at, open_checkpoint, read_policy, read_proof

MIB = 1 << 20
GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
SECOND = "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
INSTANT = SECOND + r"(\.[0-9]{0,5}[1-9])?Z"
FILES = {  # the names in the zip, and the most bytes of each file
    "checkpoint": MIB, r"(events/[0-9]{6}|head)\.json": 65_535, r"(events/[0-9]{6}|head)\.tlog-proof": 2 * MIB,
    r"(terms|calendars)/[0-9a-f]{64}\.json": MIB, "documents/[0-9a-f]{64}": 64 * MIB,
    r"report\.(en|ru)\.html": 16 * MIB, r"README(\.ru)?\.md": MIB}
MOST_BYTES = 768 * MIB
LATEST = 253_402_300_799  # the last second that has a date of four digits
MEMBERS = {  # of an entry, in their order, with the form of those that are texts
    "specversion": r"1\.0", "id": GUID, "source": "https://.+", "type": r"[a-z0-9]+(-[a-z0-9]+)*\.v[1-9][0-9]*",
    "subject": f"claims/{GUID}|(?!claims/)[a-z][a-z0-9-]*/[!-~]+", "time": INSTANT,
    "datacontenttype": "application/json", "recordedtime": SECOND + r"\.[0-9]{6}Z", "sequence": "[0-9]{19}",
    "streamversion": None, "previoussequence": "[0-9]{19}", "actor": "(?s:.+)", "causation": "(?s:.+)",
    "correlation": "(?s:.+)", "data": None}
OPTIONAL = {"previoussequence", "actor", "causation", "correlation"}
NAMED = {"termsHash": "terms", "calendarVersion": "calendars", "sha256": "documents"}  # by which members of data
UNITS = {"business-days", "calendar-days", "elapsed-time"}
ELAPSED = r"([0-9]{1,4}):([0-5][0-9]):([0-5][0-9](?:\.[0-9]{1,6})?)"
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_files(path):
    """Contract, a dossier: the files of the zip by name, and how many events there are."""
    files, total = {}, 0
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            name = entry.orig_filename
            with looking_at(name):
                most = next((most for form, most in FILES.items() if re.fullmatch(form, name)), None)
                demand(most, "file-unknown", "a dossier has no such file")
                demand(name not in files, "file-twice", "the file stands twice in the zip")
                total += entry.file_size
                demand(entry.file_size <= most and total <= MOST_BYTES, "dossier-too-large", "it has too many bytes")
                with archive.open(entry) as stream:
                    files[name] = stream.read(most + 1)
    events = {name for name in files if name.startswith("events/")}
    versions = max(1, len(events) // 2)
    needed = {"checkpoint", "head.json", "head.tlog-proof"}.union(
        f"events/{version:06}.{ending}" for version in range(1, versions + 1) for ending in ("json", "tlog-proof"))
    for name in sorted((needed - files.keys()) | (events - needed)):
        with looking_at(name):
            raise Refused("file-missing", "it, or one before it, is missing")
    return files, versions


def read_instant(text):
    """Contract, an entry: time. UTC, at most microseconds, without trailing zeros."""
    demand(isinstance(text, str) and re.fullmatch(INSTANT, text), "not-a-time", "a time is not UTC in its one spelling")
    try:
        return datetime.fromisoformat(text[:19] + (text[19:-1].ljust(7, "0") if "." in text else "") + "+00:00")
    except ValueError:
        raise Refused("not-a-time", f"{text} is on no calendar") from None


def read_json(data):
    """RFC 8259 in UTF-8, without a member that stands twice, halves of characters, or numbers that are not whole."""
    def members(pairs):
        demand(len(dict(pairs)) == len(pairs), "not-strict-json", "a member stands twice")
        return dict(pairs)

    def whole(text):
        demand(re.fullmatch("0|-?[1-9][0-9]{0,18}", text), "not-strict-json", f"{text[:40]} is no whole number")
        return int(text)
    try:
        text = data.decode("utf-8")
        value = json.loads(text, object_pairs_hook=members, parse_int=whole, parse_float=whole, parse_constant=whole)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise Refused("not-strict-json", "it is no JSON in UTF-8") from None
    return text, value


class Entry(NamedTuple):
    subject: str
    type: str
    position: int
    version: int
    previous: int  # -1 for the first of its stream
    time: str
    data: dict


def read_entry(data, origin):
    """Contract, an entry; CloudEvents 1.0 in JSON, with the members in their order and in one spelling."""
    text, value = read_json(data)
    demand(isinstance(value, dict) and [name for name in MEMBERS if name in value] == list(value)
           and {*MEMBERS} - OPTIONAL <= {*value}, "not-an-entry", "its members are others, or in another order")
    for name, form in MEMBERS.items():
        if form and name in value:
            demand(isinstance(value[name], str) and re.fullmatch(form, value[name]), "not-an-entry", f"{name} is wrong")
    position, version, previous = int(value["sequence"]), value["streamversion"], int(value.get("previoussequence", -1))
    demand(previous < position < 1 << 63 and type(version) is int and 0 < version < 1 << 63
           and (version == 1) == (previous < 0) and isinstance(value["data"], dict),
           "not-an-entry", "sequence, streamversion, previoussequence or data is wrong")
    for time in (value["time"], re.sub(r"\.?0*Z$", "Z", value["recordedtime"])):
        read_instant(time)
    before = json.dumps({**value, "data": 0}, ensure_ascii=False, separators=(",", ":"))[:-2]
    demand(text.startswith(before) and not re.search(r"\s", re.sub(r'"(?:[^"\\]|\\.)*"', "", text)),
           "not-an-entry", "it is spelled in another way, or has white space between its tokens")
    demand(value["source"] == "https://" + origin, "another-source", "its source is not the log of the checkpoint")
    return Entry(value["subject"], value["type"], position, version, previous, value["time"], value["data"])


def prove_entry(files, name, checkpoint):
    """That the log has signed the entry at the position that it says it is at."""
    with looking_at(name + ".tlog-proof"):
        index, hashes, signed = read_proof(files[name + ".tlog-proof"])
        demand(signed == files["checkpoint"], "another-checkpoint", "the proof has another checkpoint than the dossier")
        check_inclusion(hash_leaf(files[name + ".json"]), index, hashes, checkpoint.size, checkpoint.root)
    with looking_at(name + ".json"):
        entry = read_entry(files[name + ".json"], checkpoint.origin)
        demand(entry.position == index, "another-position", f"the entry says {entry.position}, its proof {index}")
    return entry


def check_chain(events, head):
    """Contract, a head: the events are all events of the claim, of as many entries of the log as the head speaks of."""
    last = -1
    for version, event in enumerate(events, 1):
        with looking_at(f"events/{version:06}.json"):
            demand(re.fullmatch(f"claims/{GUID}", event.subject) and event.subject == events[0].subject,
                   "another-subject", f"it is of {event.subject}")
            demand(event.version == version and event.previous == last,
                   "chain-broken", "it does not follow the event before it")
        last = event.position
    with looking_at("head.json"):
        said = head.data
        demand(head.type == "head-stated.v1" and head.subject != events[0].subject
               and list(said) == ["size", "subject", "version", "position", "happenedAt"]
               and said["happenedAt"] == head.time
               and {type(said[name]) for name in ("size", "version", "position")} == {int},
               "not-a-head", "it is not the statement of a head, of another stream")
        demand((said["subject"], said["version"], said["position"]) == (events[0].subject, len(events), last),
               "another-head", "the claim ends with another event than the last one here")
        demand(last < said["size"], "head-outside-log", "it speaks of fewer entries than lie before the last event")
        demand(said["size"] <= head.position, "head-not-behind", "it speaks of entries that it cannot know of")


def walk(value):
    """Every object in the data of an event, at whatever depth."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
        if isinstance(value, (dict, list)):
            waiting.extend(value.values() if isinstance(value, dict) else value)


def check_companions(files, events):
    """Contract, a dossier: terms, calendars and documents are those that the events name, to the byte."""
    named = set()
    for version, event in enumerate(events, 1):
        with looking_at(f"events/{version:06}.json"):
            for member, folder in NAMED.items():
                for value in (one[member] for one in walk(event.data) if member in one):
                    demand(isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value), "not-a-hash", f"in {member}")
                    name = f"{folder}/{value}" + ("" if folder == "documents" else ".json")
                    demand(name in files or folder == "documents", "not-included", f"{name} is not here")
                    named.add(name)
    for name in sorted(files):
        if name.split("/")[0] in NAMED.values():
            with looking_at(name):
                demand(sha256(files[name]).hexdigest() in name, "another-content", "its name is not its hash")
                demand(name in named, "named-by-none", "no event names it")
    return named


def day_kind(day, calendar):
    """Whether a day counts by the calendar's document, and what it is called there."""
    for kind, listed in (("holiday", calendar["holidays"]), ("working-weekend", calendar["movedWorkingDays"])):
        for one in listed:
            if one["date"] == day.isoformat():
                return kind, one["name"]
    rules = [rule for rule in calendar["weekends"] if rule["from"] <= day.isoformat()] or calendar["weekends"][:1]
    return "weekend" if WEEK[day.weekday()] in rules[-1]["days"] else "counted", None


def count_days(period, after, calendar, most):
    """The days after the day of notification until enough are counted, as workings list them."""
    days, index = [], 0
    while index < period["days"] and len(days) <= most:
        day = after + timedelta(days=len(days) + 1)
        kind, name = day_kind(day, calendar) if period["unit"] == "business-days" else ("counted", None)
        days.append({"date": day.isoformat(), "kind": kind})
        if name is not None:
            days[-1]["name"] = name
        if kind in ("counted", "working-weekend"):
            index += 1
            days[-1]["index"] = index
    return days


def check_deadline(deadline, files):
    """Counts again, from the workings and the calendar. False when the time zone is not known on this machine."""
    work, ends = deadline["workings"], read_instant(deadline["ends"])
    period, days, begins = work["period"], work["days"], read_instant(work["from"])
    notified, last = date.fromisoformat(work["dayOfNotification"]), None
    _, calendar = read_json(files[f"calendars/{work['calendarVersion']}.json"])
    demand(work["calendarId"] == calendar["id"] and work.get("knownThrough") == calendar.get("knownThrough")
           and work["country"] == calendar.get("country", work["country"]), "another-calendar", "its facts are others")
    elapsed = period["unit"] == "elapsed-time"
    demand(period["unit"] in UNITS and work["rule"] == period["unit"] + ("" if elapsed else "-after-notification")
           and {*period} == {"unit", "elapsed" if elapsed else "days"} and str(notified) == work["dayOfNotification"],
           "not-a-deadline", "its rule, period and day of notification do not fit each other")
    if elapsed:
        hours, minutes, seconds = re.fullmatch(ELAPSED, period["elapsed"]).groups()
        time = begins + timedelta(hours=int(hours), minutes=int(minutes), microseconds=round(float(seconds) * 1e6))
        demand(days == [], "days-miscounted", "elapsed time has no days")
        demand(begins < ends == time, "another-end", f"counted {time}")
    else:
        demand(type(period["days"]) is int and 0 < period["days"] <= 400, "not-a-deadline", "no such period is counted")
        for mine, listed in zip_longest(count_days(period, notified, calendar, len(days)), days):
            demand(json.dumps(mine, sort_keys=True) == json.dumps(listed, sort_keys=True), "days-miscounted",
                   f"counted {mine}, listed {listed}")
        last = date.fromisoformat(days[-1]["date"])
    unknown = [day for day in days if not calendar["knownFrom"] <= day["date"] <= calendar.get("knownThrough", "9999")]
    demand(work.get("lastCountedDay") == (last and last.isoformat()), "days-miscounted", "lastCountedDay is another")
    demand(deadline["provisional"] is (period["unit"] == "business-days" and unknown != []),
           "wrongly-provisional", "it tells wrongly whether the calendar knew all the days")
    try:
        zone = ZoneInfo(work["timeZone"])
    except (KeyError, ValueError, OSError):
        return False
    why = f"by the time zone {zone.key} on this machine; the deadline was counted by that of {work['tzdbVersion']}"
    first, before = ends.astimezone(zone), (ends - timedelta(microseconds=1)).astimezone(zone)
    demand(begins.astimezone(zone).date() == notified, "another-day-of-notification", why)
    demand(last is None or first.date() == last + timedelta(days=1) > before.date() and first.fold == 0,
           "another-end", why)
    return True


def check_deadlines(files, events):
    """All deadlines in the data: how many, and the time zones that this machine does not know."""
    count, unknown = 0, set()
    for version, event in enumerate(events, 1):
        with looking_at(f"events/{version:06}.json"):
            for deadline in (one for one in walk(event.data) if "workings" in one):
                try:
                    count += 1
                    if not check_deadline(deadline, files):
                        unknown.add(str(deadline["workings"]["timeZone"]))
                except (KeyError, TypeError, ValueError, AttributeError, OverflowError, IndexError,
                        RecursionError) as wrong:
                    raise Refused("not-a-deadline", f"something of it is missing or wrong: {wrong!r}") from None
    return count, unknown


def said_at(seconds):
    return f"{datetime.fromtimestamp(min(seconds, LATEST), timezone.utc):%Y-%m-%d %H:%M:%S} UTC"


def verify(files, versions, policy):
    """What is proved, and what is not, in sentences."""
    with looking_at("checkpoint"):
        checkpoint = open_checkpoint(files["checkpoint"], policy)
    events = [prove_entry(files, f"events/{version:06}", checkpoint) for version in range(1, versions + 1)]
    head = prove_entry(files, "head", checkpoint)
    check_chain(events, head)
    named = check_companions(files, events)
    deadlines, zones = check_deadlines(files, events)
    root = b64encode(checkpoint.root).decode()
    size, absent = head.data["size"], sorted(named - files.keys())
    held = {folder: sum(name.startswith(folder + "/") for name in files) for folder in NAMED.values()}
    proved = [
        f"The log {checkpoint.origin} has signed a tree of {checkpoint.size} entries, root {root}.",
        *(f"The witness {name} saw the log grow to it without a change, by {said_at(time)}."
          for name, time in checkpoint.cosigned.items()),
        *([f"These witnesses are enough: they meet the quorum {policy.quorum}."] if policy.quorum != "none" else []),
        f"All {len(events)} events here are in it, to the byte, at {', '.join(str(one.position) for one in events)}.",
        f"They are all of {events[0].subject} among the first {size} entries: the log says so at {head.position}.",
        "The files that events name are here to the byte: "
        + ", ".join(f"{count} of {folder}" for folder, count in held.items()) + ".",
        f"Deadlines counted again, with the same end: {deadlines}."]
    unproved = [
        f"What happened to the claim after the first {size} entries of the log.",
        *(["That everybody sees the same log: the policy asks for no witness."] if policy.quorum == "none" else []),
        *(f"What the document {name.split('/')[1]} says: only its hash is here." for name in absent),
        *(f"When days begin and end in {zone}: this machine does not know the time zone." for zone in sorted(zones)),
        "That the terms were applied rightly: decisions are not made again here; the ledger's own verifier does that.",
        "What reports and READMEs say, what sealed texts hide, and any time but by the word of the log or a witness.",
        "That what the ledger was told is true."]
    return proved, unproved


def judge(path, policy):
    """The exit code for one dossier, and what is said of it."""
    try:
        proved, unproved = verify(*read_files(path), policy)
        return 0, {"dossier": path, "result": "proved", "proved": proved, "notProved": unproved}
    except Refused as refused:
        return 1, {"dossier": path, "result": "refused", **vars(refused)}
    except Exception as broken:  # whatever the bytes of a zip make the library raise
        return 2, {"dossier": path, "result": "unreadable", "why": f"{type(broken).__name__}: {broken}"}


def show(said):
    if said["result"] == "proved":
        lines = [f"{said['dossier']}: proved", *("  + " + line for line in said["proved"]), "  not proved:",
                 *("  - " + line for line in said["notProved"])]
    else:
        lines = [": ".join(said[part] for part in ("dossier", "result", "reason", "where", "why") if said.get(part))]
    for line in lines:
        print("".join(one if one.isprintable() else "?" for one in line))


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Checks dossiers of claims offline.")
    parser.add_argument("--policy", required=True, help="whose logs and witnesses you trust (C2SP tlog-policy)")
    parser.add_argument("--json", action="store_true", help="say it as JSON, one line for each dossier")
    parser.add_argument("dossiers", nargs="+", metavar="dossier.zip")
    options = parser.parse_args(arguments)
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        with open(options.policy, "rb") as file:
            policy = read_policy(file.read())
    except (OSError, Refused) as wrong:
        parser.error(f"the policy cannot be read: {getattr(wrong, 'why', wrong)}")
    codes = []
    for path in options.dossiers:
        code, said = judge(path, policy)
        codes.append(code)
        print(json.dumps(said)) if options.json else show(said)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
