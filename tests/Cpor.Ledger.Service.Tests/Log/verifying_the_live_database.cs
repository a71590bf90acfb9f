using System.Diagnostics;
using Cpor.Ledger.Log.Verifying;
using Cpor.Ledger.Service.Log.Verifying;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>
/// Whatever is changed in the database or in the published files is found, in the very row, and nothing else is.
/// </summary>
public sealed class verifying_the_live_database(TamperedLedger ledger, ITestOutputHelper output)
    : IClassFixture<TamperedLedger>
{
    [Fact]
    public async Task finds_every_kind_of_tampering_in_its_row_and_nothing_else()
    {
        var watch = Stopwatch.StartNew();
        var wrong = new List<string>();
        var kinds = Tamperings.Of(ledger).ToList();
        var copy = await ledger.CopyAsync();
        await TamperedLedger.KeepAsync(copy);
        foreach (var kind in kinds)
        {
            var found = await FoundAsync(kind, copy);
            var isRight = found.SequenceEqual(kind.Expected.Select(one => $"{one.Code} {one.Key}").Order());
            output.WriteLine($"| {kind.Kind} | {string.Join("; ", found)} | {(isRight ? "yes" : "NO")} |");
            if (!isRight)
                wrong.Add($"{kind.Kind}: found {string.Join("; ", found)}");
            await TamperedLedger.PutBackAsync(copy, kind);
        }

        output.WriteLine(
            $"{kinds.Count} kinds, {kinds.Count - wrong.Count} as expected, {watch.Elapsed.TotalSeconds:0} s");
        kinds.Count.ShouldBeGreaterThan(30);
        wrong.ShouldBeEmpty();
        // Nothing of one kind was left over for the next.
        (await VerifyAsync(Order(copy))).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task finds_nothing_where_nothing_was_changed()
    {
        var report = await VerifyAsync(Order(await ledger.CopyAsync()));

        report.Findings.ShouldBeEmpty();
        report.Notes.ShouldBeEmpty();
        report.Size.ShouldBe(ledger.Rows.Count);
        report.Size.ShouldBeGreaterThan(256, "more than one tile");
        report.Checkpoints.ShouldBeGreaterThan(1);
        report.Streams!.Value.ShouldBeGreaterThan(4);
    }

    private async Task<List<string>> FoundAsync(Tampering kind, TamperedLedger.Copy copy)
    {
        using var folder = new Folder();
        if (kind.Files is not null)
        {
            ledger.CopyTo(folder.Path);
            copy = copy with { Folder = folder.Path };
        }

        await kind.DoAsync(copy);
        var report = await VerifyAsync(kind.Order(Order(copy)));
        return [.. report.Findings.Select(finding => $"{finding.Code} {finding.Key}".Replace(folder.Path, "")).Order()];
    }

    private static Task<VerifyReport> VerifyAsync(VerifyOrder order) =>
        new LiveVerification(order, _ => { }).RunAsync(TestContext.Current.CancellationToken);

    private VerifyOrder Order(TamperedLedger.Copy copy) =>
        LedgerVerification.Of(copy.ConnectionString, copy.Folder) with
        {
            Keys = [ledger.Key.Verifier],
            Hands = 2,
        };
}
