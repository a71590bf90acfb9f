"""Checks what a transparency log has signed, by the public specifications alone and with the standard library alone.

Ed25519 (RFC 8032), inclusion in a Merkle tree (RFC 6962, RFC 9162), and of https://c2sp.org: signed-note,
tlog-checkpoint, tlog-cosignature, tlog-proof and tlog-policy. What can be written in two ways is read in one.
"""
import base64
import re
from contextlib import contextmanager
from hashlib import sha256, sha512
from typing import NamedTuple


class Refused(Exception):
    """Something does not prove what it should: a reason in kebab case, words for a person, and the file."""

    def __init__(self, reason, why, where=None):
        super().__init__(reason)
        self.reason, self.why, self.where = reason, why, where


def demand(holds, reason, why):
    if not holds:
        raise Refused(reason, why)


@contextmanager
def looking_at(name):
    """Whatever is refused in here is refused because of this file."""
    try:
        yield
    except Refused as refused:
        refused.where = refused.where or name
        raise


# Ed25519. A point is (X, Y, Z, T) with x = X/Z, y = Y/Z and x * y = T/Z.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def add(p, q):
    """RFC 8032, section 5.1.4. The formula is complete, so it doubles as well."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def encode_point(point):
    """RFC 8032, section 5.1.2."""
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def decode_point(encoded):
    """RFC 8032, section 5.1.3. None for what is no point, or a point written in another way than encode_point does."""
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * v**3 * pow(u * v**7, (P - 5) // 8, P) % P
    if v * x * x % P != u:
        x = x * ROOT_OF_MINUS_ONE % P
    if len(encoded) != 32 or y >= P or v * x * x % P != u or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


BASE = decode_point(b"\x58" + b"\x66" * 31)


def is_signed(public, message, signature):
    """RFC 8032, section 5.1.7, without the cofactor: R is s * B - h * A, to the byte."""
    key, s = decode_point(public), int.from_bytes(signature[32:], "little")
    if key is None or len(signature) != 64 or s >= L:
        return False
    eightfold = add(key, key)
    eightfold = add(eightfold, eightfold)
    if encode_point(add(eightfold, eightfold)) == encode_point(NEUTRAL):
        return False  # a key of small order, for which anybody can sign
    h = int.from_bytes(sha512(signature[:32] + public + message).digest(), "little") % L
    minus_key = (P - key[0], key[1], 1, P - key[3])
    terms, total = (NEUTRAL, BASE, minus_key, add(BASE, minus_key)), NEUTRAL
    for bit in range(252, -1, -1):
        total = add(add(total, total), terms[(s >> bit & 1) + 2 * (h >> bit & 1)])
    return encode_point(total) == signature[:32]


# Merkle trees.

def hash_leaf(entry):
    """RFC 6962, section 2.1."""
    return sha256(b"\0" + entry).digest()


def hash_node(left, right):
    """RFC 6962, section 2.1."""
    return sha256(b"\1" + left + right).digest()


def check_inclusion(leaf, index, hashes, size, root):
    """RFC 9162, section 2.1.3.2."""
    demand(index < size, "outside-tree", "the checkpoint has no entry with this index")
    at, last, found = index, size - 1, leaf
    for other in hashes:
        demand(last != 0, "proof-too-long", "the proof goes on after the root")
        if at & 1 or at == last:
            found = hash_node(other, found)
            while not at & 1 and at != 0:
                at, last = at >> 1, last >> 1
        else:
            found = hash_node(found, other)
        at, last = at >> 1, last >> 1
    demand(last == 0, "proof-too-short", "the proof ends before the root")
    demand(found == root, "another-root", "what is here is not what the log has signed at this place")


# Texts.

def read_lines(data):
    """signed-note, format: UTF-8 without control characters. None when it is none, or its last line has no end."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text[:-1].split("\n") if text.endswith("\n") and not re.search("[\0-\t\v-\x1f]", text) else None


def read_number(text):
    """A number that fits in 63 bits, without needless zeros; None when it is none."""
    return int(text) if re.fullmatch("0|[1-9][0-9]{0,18}", text) and int(text) < 1 << 63 else None


def read_base64(text):
    """RFC 4648, section 4, with padding and without stray bits; no bytes at all when it is none."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError:
        return b""
    return data if base64.b64encode(data).decode("ascii") == text else b""


# Keys and policies.

class Key(NamedTuple):
    """Type 1 signs notes, as logs do; type 4 signs checkpoints with a time, as witnesses do."""
    name: str
    id: bytes
    public: bytes


class Policy(NamedTuple):
    logs: list  # of keys
    witnesses: dict  # from their names in the policy to keys
    groups: list  # name, how many are needed, members
    quorum: str


def is_key_name(name):
    return name != "" and not re.search("[\\s+\ud800-\udfff]", name)


def read_key(text, kind):
    """signed-note, verifier keys: name, id in hexadecimal digits, base64 of type and public key."""
    name, number, material = (text.split("+", 2) + ["", ""])[:3]
    data = read_base64(material)
    key = Key(name, sha256(name.encode("utf-8", "replace") + b"\n" + data).digest()[:4], data[1:])
    demand(is_key_name(name) and data[:1] == bytes([kind]) and key.id.hex() == number and decode_point(key.public),
           "not-a-key", f"{text} is not an Ed25519 key of type {kind}")
    return key


def read_policy(data):
    """tlog-policy, syntax and structure."""
    logs, witnesses, groups, quorums, names, members = [], {}, [], [], {"none"}, {"none"}
    demand(not re.search(b"[\0-\x08\x0b-\x1f\x7f]", data), "not-a-policy", "it has control characters")
    for line in data.decode("utf-8", "surrogateescape").split("\n"):
        word, *rest = re.findall("[^ \t]+", line) or ["#"]
        if word == "log" and len(rest) in (1, 2):
            logs.append(read_key(rest[0], 1))
        elif word == "witness" and len(rest) in (2, 3) and rest[0] not in names:
            witnesses[rest[0]] = read_key(rest[1], 4)
            names.add(rest[0])
        elif word == "group" and len(rest) > 2 and rest[0] not in names and names.issuperset(rest[2:]):
            needed = {"all": len(rest) - 2, "any": 1}.get(rest[1]) or read_number(rest[1]) or 0
            demand(1 <= needed <= len(rest) - 2 and members.isdisjoint(rest[2:]) and len({*rest[2:]}) == len(rest) - 2,
                   "not-a-policy", f"the group {rest[0]} cannot have these members, or not so many")
            groups.append((rest[0], needed, rest[2:]))
            members.update(rest[2:])
            names.add(rest[0])
        elif word == "quorum" and len(rest) == 1 and rest[0] in names:
            quorums.append(rest[0])
        else:
            demand(word.startswith("#"), "not-a-policy", f"this line is not understood: {line}")
    for keys in (logs, witnesses.values()):
        demand(len({key.public for key in keys}) == len(keys), "not-a-policy", "a key stands twice in it")
    demand(len(quorums) == 1, "not-a-policy", "one line has to say which quorum is enough")
    return Policy(logs, witnesses, groups, quorums[0])


def is_enough(policy, cosigned):
    """tlog-policy, quorum and groups. A group has only members that stand before it."""
    met = {"none", *cosigned}
    for name, needed, members in policy.groups:
        if sum(member in met for member in members) >= needed:
            met.add(name)
    return policy.quorum in met


# Checkpoints and proofs.

class Checkpoint(NamedTuple):
    origin: str
    size: int
    root: bytes
    cosigned: dict  # from the witness's name in the policy to the latest time that it has signed at


def read_signature(line):
    """signed-note, format: a dash, the name of the key, base64 of its id and of what it made."""
    _, name, text = (line.split(" ") + ["", ""])[:3]
    data = read_base64(text)
    demand(line == f"\u2014 {name} {text}" and is_key_name(name) and len(data) > 4,
           "not-a-note", "a line below the last empty one is no signature")
    return name, data[:4], data[4:]


def open_checkpoint(data, policy):
    """signed-note, tlog-checkpoint, tlog-cosignature: signed by a log of the policy, and by enough witnesses."""
    lines = read_lines(data) or []
    demand("" in lines, "not-a-note", "it is no text with an empty line and signatures below")
    end = len(lines) - 1 - lines[::-1].index("")
    text, signatures = "".join(line + "\n" for line in lines[:end]), [read_signature(line) for line in lines[end + 1:]]
    demand(0 < len(signatures) <= 100, "not-a-note", "it has no signatures, or more than 100")
    logs = [(None, key) for key in policy.logs if key.name == lines[0]]
    demand(logs, "untrusted-log", f"the policy names no log {lines[0]}")
    signed, cosigned = False, {}
    for name, identity, made in signatures:
        keys = [one for one in [*logs, *policy.witnesses.items()] if one[1][:2] == (name, identity)]
        demand(len(keys) < 2, "ambiguous-key", f"two keys of the policy have the name {name} and one id")
        for witness, key in keys:
            message, signature = text, made
            if witness is None:
                signed = True
            else:
                time, signature = int.from_bytes(made[:8], "big"), made[8:]
                message = f"cosignature/v1\ntime {time}\n{text}"
                cosigned[witness] = max(time, cosigned.get(witness, 0))
                demand(time < 1 << 63, "wrong-signature", f"{name} names a time that cannot be")
            demand(is_signed(key.public, message.encode(), signature), "wrong-signature", f"{name} did not sign this")
    demand(signed, "not-signed-by-its-log", f"no key of {lines[0]} has signed")
    origin, size, root = (lines[:end] + ["", "", ""])[:3]
    found = Checkpoint(origin, read_number(size), read_base64(root), cosigned)
    demand(found.size is not None and len(found.root) == 32 and "" not in lines[:end],
           "not-a-checkpoint", "it is not a line each for origin, size and root")
    demand(is_enough(policy, cosigned), "too-few-witnesses", f"the quorum {policy.quorum} is not met")
    return found


def read_proof(data):
    """tlog-proof, format: the index, the hashes, and the checkpoint to the byte. The extra line proves nothing."""
    head, _, checkpoint = data.partition(b"\n\n")
    first, *rest = read_lines(head + b"\n") or [""]
    if rest and rest[0].startswith("extra ") and (rest[0] == "extra " or read_base64(rest[0][6:])):
        del rest[0]
    index = read_number(rest[0][6:]) if rest and rest[0].startswith("index ") else None
    hashes = [read_base64(line) for line in rest[1:]]
    demand(first == "c2sp.org/tlog-proof@v1" and index is not None and all(len(one) == 32 for one in hashes),
           "not-a-proof", "it is no proof of version 1")
    return index, hashes, checkpoint
