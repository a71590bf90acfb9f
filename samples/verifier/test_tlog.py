"""Run with python3 -m unittest, in this folder."""
import base64
import json
import sys
import unittest
from functools import lru_cache
from hashlib import sha256, sha512
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parent))
import tlog
from tlog import L, Refused

VECTORS = Path(__file__).parents[2] / "tests/Cpor.Ledger.Audit.Tests/Vectors"


# What a log does. Signing is here alone, and is not made for keys that are worth something.

def scaled(scalar, point):
    total = tlog.NEUTRAL
    for bit in f"{scalar:b}":
        total = tlog.add(total, total)
        total = tlog.add(total, point) if bit == "1" else total
    return total


def sign(seed, message):
    """RFC 8032, section 5.1.6: the public key and the signature."""
    hashed = sha512(seed).digest()
    secret = int.from_bytes(hashed[:32], "little") & (2**254 - 8) | 2**254
    public = tlog.encode_point(scaled(secret, tlog.BASE))
    r = int.from_bytes(sha512(hashed[32:] + message).digest(), "little") % L
    first = tlog.encode_point(scaled(r, tlog.BASE))
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


def tree(leaves):
    """RFC 6962, section 2.1."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return tlog.hash_node(tree(leaves[:split]), tree(leaves[split:]))


def path(index, leaves):
    """RFC 6962, section 2.1.1."""
    if len(leaves) == 1:
        return []
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if index < split:
        return path(index, leaves[:split]) + [tree(leaves[split:])]
    return path(index - split, leaves[split:]) + [tree(leaves[:split])]


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

    def test_ed25519_of_rfc_8032(self):
        for seed, public, message, signature in self.RFC_8032:
            public, signature = bytes.fromhex(public), bytes.fromhex(signature)
            self.assertEqual(sign(bytes.fromhex(seed), message), (public, signature))
            self.assertTrue(tlog.is_signed(public, message, signature))
            self.assertFalse(tlog.is_signed(public, message + b"x", signature))
            for bit in (0, 200, 255, 256, 400, 511):
                bad = bytearray(signature)
                bad[bit // 8] ^= 1 << bit % 8
                self.assertFalse(tlog.is_signed(public, message, bytes(bad)))

    def test_ed25519_in_its_one_form(self):
        _, public, message, signature = self.RFC_8032[1]
        public, signature = bytes.fromhex(public), bytes.fromhex(signature)
        s = int.from_bytes(signature[32:], "little")
        self.assertFalse(tlog.is_signed(public, message, signature[:32] + (s + L).to_bytes(32, "little")))
        self.assertFalse(tlog.is_signed(public, message, signature + b"\0"))
        self.assertFalse(tlog.is_signed(public[:31], message, signature))
        # 0, 1 and 18 in another way, an x of -0, and no point.
        for number in (tlog.P, tlog.P + 1, 2**255 - 1, 1 | 1 << 255, 2):
            self.assertIsNone(tlog.decode_point(number.to_bytes(32, "little")))
        for y in (1, tlog.P - 1, 0):  # points of small order
            self.assertFalse(tlog.is_signed(y.to_bytes(32, "little"), b"x", (1).to_bytes(32, "little") + bytes(32)))

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
        hashes = [tlog.hash_leaf(bytes.fromhex(leaf)) for leaf in leaves]
        for size, root in enumerate(roots, 1):
            self.assertEqual(tree(hashes[:size]).hex(), root)
            for index in range(size):
                tlog.check_inclusion(hashes[index], index, path(index, hashes[:size]), size, bytes.fromhex(root))

    def test_published_proofs_of_inclusion(self):
        lines = (VECTORS / "inclusion.ndjson").read_text("utf-8").splitlines()
        for vector in map(json.loads, lines):
            with self.subTest(vector["file"]):
                leaf, root = base64.b64decode(vector["leafHash"]), base64.b64decode(vector["root"])
                hashes = [base64.b64decode(one) for one in vector["proof"] or []]
                good = all(len(one) == 32 for one in [leaf, *hashes])
                try:
                    tlog.check_inclusion(leaf, vector["leafIdx"], hashes, vector["treeSize"], root)
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
        opened = tlog.open_checkpoint(checkpoint, tlog.read_policy(policy.encode()))
        self.assertEqual((opened.size, opened.cosigned), (1432088532, {"r": 1779573024, "s": 1779573024}))

    def test_checkpoints(self):
        seed, root = bytes(32), base64.b64encode(bytes(32)).decode()
        keys = f"log {key_text('a', 1, seed)}\nwitness w {key_text('w', 4, seed)}\n"
        policy = tlog.read_policy(f"{keys}quorum none\n".encode())

        def opened(text, *times):
            lines = [signature_line("a", 1, seed, text)] + [signature_line("w", 4, seed, text, time) for time in times]
            return tlog.open_checkpoint(f"{text}\n{''.join(lines)}".encode(), policy)
        self.assertEqual(opened(f"a\n0\n{root}\n"), ("a", 0, bytes(32), {}))
        self.assertEqual(opened(f"a\n7\n{root}\nmore\n", 5, 2**63 - 1, 6).cosigned, {"w": 2**63 - 1})
        for text in ("a\n", "a\n7\n", f"a\n07\n{root}\n", f"a\n{2**63}\n{root}\n", f"a\n7\n{root[:-2]}9=\n",
                     f"a\n7\n{root}\n\nmore\n"):
            with self.subTest(text), self.assertRaisesRegex(Refused, "not-a-checkpoint"):
                opened(text)
        for reason, text, times in (("wrong-signature", f"a\n7\n{root}\n", (2**63,)), ("untrusted-log", "b\n", ()),
                                    ("not-a-note", f"a\n7\n{root}\n", range(100)), ("not-a-note", "a\n\1\n", ())):
            with self.subTest(text), self.assertRaisesRegex(Refused, reason):
                opened(text, *times)
        with self.assertRaisesRegex(Refused, "ambiguous-key"):
            policy.logs.append(policy.logs[0])
            opened(f"a\n7\n{root}\n")

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
            tlog.read_policy(policy.encode())
        for policy in bad:
            with self.subTest(policy), self.assertRaises(Refused):
                tlog.read_policy(policy.encode())


if __name__ == "__main__":
    unittest.main()
