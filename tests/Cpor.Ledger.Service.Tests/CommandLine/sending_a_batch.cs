using Cpor.Ledger.Cli;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.CommandLine;

[Collection(nameof(Desk))]
public class sending_a_batch(Desk desk)
{
    private static readonly string _samples = Path.Combine(AppContext.BaseDirectory, "samples", "batches");
    private static readonly string _proofs = Path.Combine(_samples, "proofs.zip");

    [Fact]
    public async Task of_the_samples_creates_their_claims_and_both_files_say_the_same()
    {
        using var folder = new Folder();
        var csv = Path.Combine(_samples, "claims.csv");

        var dry = await RunAsync(csv, "--proofs", _proofs, "--dry-run");
        var first = await RunAsync(csv, "--proofs", _proofs, "--results", folder["results.ndjson"]);
        var second = await RunAsync(Path.Combine(_samples, "claims.ndjson"), "--proofs", _proofs);

        dry.ExitCode.ShouldBe(ExitCodes.Ok, dry.Shown);
        dry.Shown.ShouldContain("Nothing was written. Of 3 rows: 3 created,");
        first.Shown.ShouldContain("Of 3 rows: 3 created, 0 completed, 0 submitted, 0 unchanged, 0 refused.");
        first.Shown.ShouldContain("crm-2026-0117");
        second.Shown.ShouldContain("3 unchanged");
        (await File.ReadAllLinesAsync(folder["results.ndjson"])).Length.ShouldBe(3);
    }

    [Fact]
    public async Task ends_with_1_when_rows_were_refused_and_says_why()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder["claims.csv"], "key,mpnId\n1,1234568\n");

        var (exitCode, shown, _) = await RunAsync(folder["claims.csv"]);

        exitCode.ShouldBe(ExitCodes.Refused);
        shown.ShouldContain("request-invalid");
        shown.ShouldContain("tenantId required");
    }

    [Fact]
    public async Task ends_as_any_request_does_when_it_is_refused_whole()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder["claims.csv"], "nmae\nx\n");

        var (exitCode, _, said) = await RunAsync(folder["claims.csv"]);

        exitCode.ShouldBe(ExitCodes.Refused);
        said.ShouldContain("batch-invalid");
        said.ShouldContain("line 1, nmae: not-known");
    }

    [Fact]
    public async Task takes_csv_and_ndjson_alone()
    {
        var (exitCode, _, said) = await RunAsync(_proofs);

        exitCode.ShouldBe(ExitCodes.Usage);
        said.ShouldContain("neither .csv nor .ndjson");
    }

    private async Task<(int ExitCode, string Shown, string Said)> RunAsync(params string[] args)
    {
        var token = desk.Ledger.Services.GetRequiredService<DevelopmentIssuer>().Issue(
            "anna", CallerRole.Partner, Examples.Contoso, [MpnId.Parse("1234568")], Duration.FromDays(365));
        using var shown = new StringWriter();
        using var said = new StringWriter();
        var exitCode = await LedgerTool.RunAsync(
            ["claim", "batch", .. args, "--url", $"{desk.Ledger.Client.BaseAddress}", "--token", token],
            new Terminal(shown, said),
            TestContext.Current.CancellationToken);
        return (exitCode, $"{shown}", $"{said}");
    }
}
