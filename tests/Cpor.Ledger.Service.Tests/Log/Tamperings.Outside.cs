using System.Globalization;
using System.Text;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Service.Tests.Log;

/// <content>What only published files, or checkpoints that were kept outside, can tell; and those themselves.</content>
public static partial class Tamperings
{
    private const string Nowhere = "/nowhere";

    private static IEnumerable<Tampering> WithRewrittenRows(TamperedLedger ledger)
    {
        var row = ledger.Of("commented.v1", 180);
        var end = ledger.Rows.Last(one => one.Stream == TamperedLedger.Talk);
        var official = ledger.Rows.Last(one => one.Stream == TamperedLedger.Kept);
        var changed = Said(row, "\"side\":\"partner\"", "\"side\":\"reviewer\"");
        var data = $"update {Events} set data = jsonb_set(data, '{{side}}', '\"reviewer\"') "
            + $"where seq_id = {row.Sequence};";
        yield return new("event, log row and tree rewritten", data + Rewrite(ledger, withTree: true, (row, changed)),
            ("log-rewritten", $"position {row.Position}"));
        yield return new("event and log row rewritten", data + Rewrite(ledger, withTree: false, (row, changed)),
            ("log-rewritten", $"position {row.Position}"));
        yield return new("log row and tree rewritten", Rewrite(ledger, withTree: true, (row, changed)),
            ("log-entry-changed", $"position {row.Position}"), ("tree-changed", "id 1"));
        // Two that nothing follows in their streams change places, as if they had come in the other order.
        yield return new("two entries re-sequenced with everything that hangs on it",
            $"""
            update {Entry} set position = -1 where position = {end.Position};
            update {Entry} set position = {end.Position} where position = {official.Position};
            update {Entry} set position = {official.Position} where position = -1;
            {Rewrite(ledger, withTree: true,
                (official, At(end, official.Position)), (end, At(official, end.Position)))}
            """,
            ("log-rewritten", $"position {official.Position}"), ("log-rewritten", $"position {end.Position}"));
        var unchained = Said(
            end, $"\"previoussequence\":\"{end.Position - 1:D19}\"", $"\"previoussequence\":\"{3:D19}\"");
        yield return new("an entry with a wrong chain, nothing published",
            Rewrite(ledger, withTree: true, (end, unchained))
                + $"update {Entry} set previous = 3 where position = {end.Position}; delete from ledger_log.checkpoint",
            ("log-chain-broken", $"position {end.Position}"))
        { Order = order => order with { Folder = Nowhere } };
    }

    private static IEnumerable<Tampering> WithFiles(TamperedLedger ledger)
    {
        var width = ledger.Published % 256;
        yield return Flip("tile/0/000", "tile-changed", "level 0, index 0");
        yield return Flip($"tile/0/001.p/{width}", "tile-changed", "level 0, index 1");
        yield return Flip("tile/1/000.p/1", "tile-changed", "level 1, index 0");
        yield return Flip("tile/entries/000", "bundle-changed", "index 0");
        yield return Flip($"tile/entries/001.p/{width}", "bundle-changed", "index 1");
        yield return Cut("tile/0/000", "tile-changed", "level 0, index 0");
        yield return Cut("tile/entries/000", "bundle-changed", "index 0");
        yield return Delete("tile/0/000", "tile-missing", "level 0, index 0");
        yield return Delete("tile/1/000.p/1", "tile-missing", "level 1, index 0");
        yield return Delete("tile/entries/000", "bundle-missing", "index 0");
        yield return Delete($"tile/entries/001.p/{width}", "bundle-missing", "index 1");

        static Tampering Flip(string path, string code, string key) => With("changed", path, code, key, file =>
        {
            var bytes = File.ReadAllBytes(file);
            bytes[^20] ^= 1;
            File.WriteAllBytes(file, bytes);
        });
        static Tampering Cut(string path, string code, string key) => With(
            "cut off", path, code, key, file => File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]));
        static Tampering Delete(string path, string code, string key) => With("deleted", path, code, key, File.Delete);
        static Tampering With(string what, string path, string code, string key, Action<string> act) => new(
            $"{path} {what}", "", (code, key))
        { Files = folder => act(Path.Combine(folder, path)) };
    }

    private static IEnumerable<Tampering> WithCheckpoints(TamperedLedger ledger)
    {
        var size = ledger.Rows.Count;
        var other = TreeHash.OfLeaf("other"u8);
        yield return Outside("an older database restored", ledger.Checkpoint(size + 5, other, ledger.Key),
            ("log-shorter-than-checkpoint", "/outside"));
        yield return Outside("a checkpoint of another history", ledger.Checkpoint(100, other, ledger.Key),
            ("checkpoint-differs", "/outside"));
        yield return Outside("a checkpoint of the history as it is", ledger.Checkpoint(100));
        yield return Outside("a checkpoint that somebody else signed", Forged(ledger),
            ("checkpoint-broken", "/outside"));
        yield return new("published checkpoint changed", "", ("checkpoint-broken", "/checkpoint"))
        {
            Files = folder => File.AppendAllText(Path.Combine(folder, "checkpoint"), "more"),
        };
        yield return new("stored checkpoint changed", $"""
            insert into ledger_log.checkpoint values (50, '{Hex(ledger.Checkpoint(51))}', now())
            on conflict (size) do update set note = excluded.note
            """, ("checkpoint-broken", "size 50"));
        yield return new("stored checkpoint of another history", $"""
            insert into ledger_log.checkpoint values (50, '{Hex(ledger.Checkpoint(50, other, ledger.Key))}', now())
            on conflict (size) do update set note = excluded.note
            """, ("checkpoint-differs", "size 50"));

        static Tampering Outside(string kind, byte[] checkpoint, params (string, string)[] expected) => new(
            kind, "", expected)
        {
            Files = folder => File.WriteAllBytes(Path.Combine(folder, "outside"), checkpoint),
            Order = order => order with { Checkpoints = [Path.Combine(order.Folder, "outside")] },
        };
    }

    private static byte[] Forged(TamperedLedger ledger)
    {
        using var key = SigningKey.From(ledger.Origin, SignatureKind.Note, new byte[32]).Value!;
        return ledger.Checkpoint(100, TreeHash.OfLeaf("other"u8), key);
    }

    private static byte[] Said(TamperedLedger.Row row, string before, string after)
    {
        var text = Encoding.UTF8.GetString(row.Bytes);
        text.ShouldContain(before);
        return Encoding.UTF8.GetBytes(text.Replace(before, after));
    }

    private static byte[] At(TamperedLedger.Row row, long position) => Said(
        row,
        string.Create(CultureInfo.InvariantCulture, $"\"sequence\":\"{row.Position:D19}\""),
        string.Create(CultureInfo.InvariantCulture, $"\"sequence\":\"{position:D19}\""));

    private static string Rewrite(
        TamperedLedger ledger, bool withTree, params (TamperedLedger.Row At, byte[] Bytes)[] rewritten)
    {
        var leaves = ledger.Rows.Select(row => TreeHash.OfLeaf(row.Bytes)).ToArray();
        var sql = new StringBuilder();
        foreach (var (at, bytes) in rewritten)
        {
            leaves[at.Position] = TreeHash.OfLeaf(bytes);
            sql.Append(CultureInfo.InvariantCulture, $"update {Entry} set bytes = '{Hex(bytes)}', ")
                .Append(CultureInfo.InvariantCulture, $"leaf_hash = '{Hex(leaves[at.Position].Bytes)}' ")
                .Append(CultureInfo.InvariantCulture, $"where position = {at.Position};");
        }

        var tree = new Frontier();
        foreach (var leaf in leaves)
            tree.Append(leaf);
        return withTree ? $"{sql} update ledger_log.tree set frontier = '{Hex(tree.ToBytes())}';" : $"{sql}";
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => $@"\x{Convert.ToHexString(bytes)}";
}
