using System.Text;
using Cpor.Ledger.Audit.Dossiers;

namespace Cpor.Ledger.Verify.Tests.Forgeries;

/// <summary>Files that were changed, left out, added or renamed by somebody without a key.</summary>
internal static class FileForgeries
{
    private const string Event = "events/000003.json";
    private const string Proof = "events/000003.tlog-proof";

    public static IEnumerable<Forgery> All =>
    [
        .. Zips, .. Names, .. Missing, .. Events, .. Members, .. Proofs, .. Checkpoints, .. Signatures, .. Hashed,
    ];

    private static IEnumerable<Forgery> Zips =>
    [
        new("zip-truncated", Outcome.Cryptographic, "not-a-zip", () => Forgery.Genuine.ToZip()[..^200]),
        new("zip-garbage", Outcome.Cryptographic, "not-a-zip", () => [.. Enumerable.Repeat((byte)'?', 2_000)]),
        new("zip-damaged", Outcome.Cryptographic, "not-a-zip", Damaged),
        Forgery.OfFiles("zip-empty", "file-missing", files => files.Remove([.. files.Names])),
        Forgery.OfFiles("zip-bomb", "dossier-too-large", files => files.Change(
            "report.en.html", _ => new byte[65 << 20])),
    ];

    private static IEnumerable<Forgery> Names =>
    [
        Forgery.OfFiles("file-extra", "file-unknown", files => files.Add("notes.txt", [1])),
        Forgery.OfFiles("file-outside", "file-unknown", files => files.Add("../notes.txt", [1])),
        Forgery.OfFiles("file-in-a-folder", "file-unknown", files => files.Add("events/", [])),
        Forgery.OfFiles("file-renamed", "file-unknown", files => files.Rename(Event, "events/3.json")),
        Forgery.OfFiles("file-in-upper-case", "file-unknown", files => files.Rename("checkpoint", "Checkpoint")),
        Forgery.OfFiles("file-twice", "file-twice", files => files.Add(Event, files[Event])),
        Forgery.OfFiles("event-0", "file-unknown", files => files.Add("events/000000.json", files[Event])),
        Forgery.OfFiles("event-without-proof", "file-missing", files => files.Add("events/000099.json", files[Event])),
    ];

    private static IEnumerable<Forgery> Missing =>
        from name in (string[])["checkpoint", "head.json", "head.tlog-proof", "events/000001.json", Event, Proof]
        select Forgery.OfFiles(
            $"missing-{name.Split('/')[^1].Replace('.', '-')}", "file-missing", files => files.Remove(name));

    private static IEnumerable<Forgery> Events =>
    [
        .. new (string Kind, string Text, string By, string Code)[]
        {
            ("data-of-another-partner", "\"details\"", "\"detailz\"", "another-root"),
            ("data-twice", "\"data\":{", "\"data\":{\"claimId\":\"\",", "not-an-entry"),
            ("data-blank", "\"data\":{", "\"data\":{ ", "not-an-entry"),
            ("data-no-object", "\"data\":{", "\"data\":[", "not-an-entry"),
            ("envelope-blank", "\"id\":", "\"id\": ", "not-an-entry"),
            ("envelope-line", "{\"specversion\"", "{\n\"specversion\"", "not-an-entry"),
            ("envelope-escaped", "a-test", "\\u0061-test", "not-an-entry"),
            ("member-unknown", ",\"data\":", ",\"more\":\"\",\"data\":", "not-an-entry"),
            ("member-twice", ",\"data\":", ",\"actor\":\"a-test\",\"data\":", "not-an-entry"),
            ("member-out-of-order", "\"specversion\":\"1.0\",", "", "not-an-entry"),
            ("member-dropped", ",\"actor\":\"a-test\"", "", "another-root"),
            ("member-null", "\"actor\":\"a-test\"", "\"actor\":null", "not-an-entry"),
            ("no-json", "{\"specversion\"", "\"specversion\"", "not-an-entry"),
        }.Select(one => Forgery.OfFiles(
            $"event-{one.Kind}", one.Code, files => files.Replace(Event, one.Text, one.By))),
        Forgery.OfFiles("event-end-of-line", "not-an-entry", files => files.Change(
            Event, bytes => [.. bytes, (byte)'\n'])),
        Forgery.OfFiles("event-cut", "not-an-entry", files => files.Change(Event, bytes => bytes[..^1])),
        Forgery.OfFiles("event-empty", "not-an-entry", files => files.Change(Event, _ => [])),
        Forgery.OfFiles("event-too-long", "entry-too-long", files => files.Replace(
            Event, "a-test", new string('a', 65_536))),
    ];

    /// <summary>Each member of the envelope says something else, in the form in which it is written.</summary>
    private static IEnumerable<Forgery> Members => new (string Member, string Text, string By, string Code)[]
    {
        ("specversion", "\"specversion\":\"1.0\"", "\"specversion\":\"1.1\"", "not-an-entry"),
        ("id", "00000000-0000-4000-8000", "00000000-0000-4000-9000", "another-root"),
        ("id-case", "\"id\":\"0", "\"id\":\"A", "not-an-entry"),
        ("source", "https://ledger.example/log", "https://ledger.example/other", "another-root"),
        ("source-scheme", "https://", "http://", "not-an-entry"),
        ("type", "\"type\":\"", "\"type\":\"un", "another-root"),
        ("subject", "\"subject\":\"claims/0", "\"subject\":\"claims/1", "another-root"),
        ("time", "\"time\":\"2020", "\"time\":\"2021", "another-root"),
        ("time-zeroes", "Z\",\"datacontenttype", ".500000Z\",\"datacontenttype", "not-an-entry"),
        ("datacontenttype", "application/json", "text/json", "not-an-entry"),
        ("recordedtime", "\"recordedtime\":\"2020", "\"recordedtime\":\"2019", "another-root"),
        ("recordedtime-short", ".003000Z", ".003Z", "not-an-entry"),
        ("sequence", "\"sequence\":\"0", "\"sequence\":\"1", "another-position"),
        ("sequence-short", "\"sequence\":\"0", "\"sequence\":\"", "not-an-entry"),
        ("streamversion", "\"streamversion\":3", "\"streamversion\":4", "another-root"),
        ("streamversion-text", "\"streamversion\":3", "\"streamversion\":\"3\"", "not-an-entry"),
        ("previoussequence", "\"previoussequence\":\"0", "\"previoussequence\":\"1", "another-root"),
        ("actor", "\"actor\":\"a", "\"actor\":\"b", "another-root"),
    }.Select(one => Forgery.OfFiles($"member-{one.Member}", one.Code, files => files.Replace(Event, one.Text, one.By)));

    private static IEnumerable<Forgery> Proofs =>
    [
        Forgery.OfFiles("proof-header", "not-a-proof", files => files.Replace(Proof, "@v1", "@v2")),
        Forgery.OfFiles("proof-index", "another-position", files => files.Replace(Proof, "index ", "index 1")),
        Forgery.OfFiles("proof-hash", "another-root", files => files.Change(Proof, bytes => Lines(bytes, lines =>
            [lines[0], lines[1], lines[3], lines[2], .. lines[4..]]))),
        Forgery.OfFiles("proof-too-short", "proof-too-short", files => files.Change(Proof, bytes => Lines(
            bytes, lines => [lines[0], lines[1], .. lines[3..]]))),
        Forgery.OfFiles("proof-too-long", "proof-too-long", files => files.Change(Proof, bytes => Lines(
            bytes, lines => [lines[0], lines[1], lines[2], .. lines[2..]]))),
        Forgery.OfFiles("proof-of-another-event", "another-position", files => files.Change(
            Proof, _ => files["events/000004.tlog-proof"])),
        Forgery.OfFiles("proof-of-the-head", "another-position", files => files.Change(
            Proof, _ => files["head.tlog-proof"])),
        Forgery.OfFiles("proof-checkpoint", "another-checkpoint", files => files.Replace(
            Proof, "witness.example/second", "witness.example/third")),
        Forgery.OfFiles("head-changed", "another-root", files => files.Replace("head.json", "\"size\":", "\"size\":1")),
        Forgery.OfFiles("head-proof-index", "another-position", files => files.Replace(
            "head.tlog-proof", "index ", "index 1")),
    ];

    private static IEnumerable<Forgery> Checkpoints =>
    [
        OfCheckpoint("origin", "untrusted-log", "ledger.example/log\n", "ledger.example/fog\n"),
        OfCheckpoint("size", "wrong-signature", "/log\n", "/log\n1"),
        OfCheckpoint("size-zero", "wrong-signature", "/log\n", "/log\n0"),
        OfCheckpoint("extension", "wrong-signature", "\n\n", "\nmore\n\n"),
        OfCheckpoint("no-note", "not-a-note", "\n\n", "\n"),
        Forgery.OfFiles("checkpoint-root", "wrong-signature", files => files.ReplaceCheckpoint(bytes => Lines(
            bytes, lines => [lines[0], lines[1], Convert.ToBase64String(new byte[32]), .. lines[3..]]))),
        Forgery.OfFiles("checkpoint-empty", "not-a-note", files => files.Change("checkpoint", _ => [])),
    ];

    private static IEnumerable<Forgery> Signatures =>
    [
        OfSignature("byte-of-the-log", "wrong-signature", lines => [Changed(lines[0]), lines[1], lines[2]]),
        OfSignature("byte-of-a-witness", "wrong-signature", lines => [lines[0], Changed(lines[1]), lines[2]]),
        OfSignature("none-of-the-log", "not-signed-by-its-log", lines => [lines[1], lines[2]]),
        OfSignature("none-of-a-witness", "too-few-witnesses", lines => [lines[0]]),
        OfSignature("by-nobody-known", "no-known-signature", lines => [lines[0].Replace("/log ", "/fog ")]),
        OfSignature("of-one-for-the-other", "wrong-signature", lines =>
            [lines[0], lines[1][..^80] + lines[2][^80..]]),
        OfSignature("no-signature", "not-a-note", _ => [])
    ];

    private static IEnumerable<Forgery> Hashed =>
        from folder in (string[])["terms", "calendars"]
        from forgery in OfHashed(folder)
        select forgery;

    private static IEnumerable<Forgery> OfHashed(string folder)
    {
        yield return Forgery.OfFiles($"{folder}-changed", "another-content", files => files.Change(
            First(files, folder), bytes => [.. bytes, (byte)'\n']));
        yield return Forgery.OfFiles($"{folder}-changed-and-renamed", "named-by-none", files =>
        {
            var name = First(files, folder);
            byte[] changed = [.. files[name], (byte)'\n'];
            return files.Remove(name).Add($"{folder}/{Dossier.Hash(changed)}.json", changed);
        });
        yield return Forgery.OfFiles($"{folder}-left-out", "not-included", files => files.Remove(First(files, folder)));
        yield return Forgery.OfFiles($"{folder}-extra", "named-by-none", files => files.Add(
            $"{folder}/{Dossier.Hash([1])}.json", [1]));
        yield return Forgery.OfFiles($"{folder}-documents-extra", "named-by-none", files => files.Add(
            $"documents/{Dossier.Hash(Encoding.UTF8.GetBytes(folder))}", Encoding.UTF8.GetBytes(folder)));
        yield return Forgery.OfFiles($"{folder}-documents-changed", "another-content", files => files.Add(
            $"documents/{new string('a', 64)}", Encoding.UTF8.GetBytes(folder)));
    }

    private static string First(DossierFiles files, string folder) =>
        files.Names.First(name => name.StartsWith(folder));

    private static Forgery OfCheckpoint(string kind, string code, string text, string by) => Forgery.OfFiles(
        $"checkpoint-{kind}",
        code,
        files => files.ReplaceCheckpoint(bytes => DossierFiles.Replaced(bytes, text, by)));

    /// <summary>The lines below a checkpoint's text: the log's, and those of two witnesses.</summary>
    private static Forgery OfSignature(string kind, string code, Func<string[], string[]> change) => Forgery.OfFiles(
        $"signature-{kind}",
        code,
        files => files.ReplaceCheckpoint(bytes =>
        {
            var parts = Encoding.UTF8.GetString(bytes).Split("\n\n");
            var lines = change(parts[1].TrimEnd('\n').Split('\n')).Select(line => line + "\n");
            return Encoding.UTF8.GetBytes($"{parts[0]}\n\n{string.Concat(lines)}");
        }));

    private static string Changed(string line) => line[..^10] + (line[^10] == 'A' ? 'B' : 'A') + line[^9..];

    private static byte[] Lines(byte[] bytes, Func<string[], string[]> change) =>
        Encoding.UTF8.GetBytes(string.Join('\n', change(Encoding.UTF8.GetString(bytes).Split('\n'))));

    // In the middle of what is packed, so that it no longer comes out as long as it was.
    private static byte[] Damaged()
    {
        var zip = Forgery.Genuine.ToZip();
        for (var at = 200; at < 400; at++)
            zip[at] ^= 0xFF;
        return zip;
    }
}
