using System.Text;
using System.Text.Json;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Log;

public sealed class replaying_by_export(Database database, ITestOutputHelper output)
{
    [Fact]
    public async Task gives_entries_that_anybody_can_prove_without_us()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        using var readers = new Readers(ledger);
        await ledger.FillAsync(270);
        var size = (await ledger.PublishedAsync()).Checkpoint.Size;
        var log = await LogTable.SettledAsync(ledger.OwnerConnectionString);
        var key = await ledger.LogKeyAsync();
        using var auditor = readers.Http(CallerRole.Auditor);

        foreach (var (from, to) in new[] { (0, size), (7, 213L), (size - 1, size), (5, 5L), (size, size) })
        {
            using var reply = await auditor.GetAsync($"v1/log/export?from={from}&to={to}");
            reply.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
            var entries = Proved(await reply.Content.ReadAsStringAsync(), key);
            entries.ShouldBe(log.Rows.Skip((int)from).Take((int)(to - from)).Select(row => row.Bytes));
        }

        output.WriteLine($"{size} entries proved");
        var client = readers.As(CallerRole.Operator);
        (await client.ExportLogAsync(0, size + 1_000)).Problem!.Code.ShouldBe(Problems.PositionUnknown);
        (await client.ExportLogAsync(size + 1_000)).Problem!.Code.ShouldBe(Problems.PositionUnknown);
        (await client.ExportLogAsync(3, 2)).Problem!.Code.ShouldBe(Problems.RequestInvalid);
        (await client.ExportLogAsync(-1)).Problem!.Code.ShouldBe(Problems.RequestInvalid);
        (await readers.As(CallerRole.Reviewer).ExportLogAsync()).Status.ShouldBe(403);
    }

    /// <summary>The entries of an export, each proved by what is in the export and the log's key alone.</summary>
    private static List<byte[]> Proved(string export, VerifierKey key)
    {
        export.ShouldEndWith("\n");
        var lines = export.TrimEnd('\n').Split('\n');
        using var first = JsonDocument.Parse(lines[0]);
        var note = Encoding.UTF8.GetBytes(first.RootElement.GetProperty("checkpoint").GetString()!);
        var signed = SignedCheckpoint.Read(note, new LogIdentity(key.Name, [key]), []);
        signed.IsGood.ShouldBeTrue(signed.Fault?.Explanation);
        var checkpoint = signed.Value!.Checkpoint;
        var from = first.RootElement.GetProperty("from").GetInt64();
        (from + lines.Length - 1).ShouldBe(first.RootElement.GetProperty("to").GetInt64());
        var entries = new List<byte[]>();
        foreach (var (index, line) in lines.Skip(1).Index())
        {
            using var parsed = JsonDocument.Parse(line);
            var position = parsed.RootElement.GetProperty("position").GetInt64();
            position.ShouldBe(from + index);
            var bytes = Encoding.UTF8.GetBytes(parsed.RootElement.GetProperty("event").GetRawText());
            var hashes = parsed.RootElement.GetProperty("proof").EnumerateArray()
                .Select(hash => new TreeHash(hash.GetBytesFromBase64()));
            new InclusionProof(position, checkpoint.Size, [.. hashes])
                .Check(TreeHash.OfLeaf(bytes), checkpoint.Root).ShouldBeNull();
            entries.Add(bytes);
        }

        return entries;
    }
}
