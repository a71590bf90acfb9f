using System.Diagnostics;
using System.Text;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Audit.Trust;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>Dossiers as the service makes them, in the hands of both verifiers.</summary>
public class dossiers_over_http(RunningLedger running) : IClassFixture<RunningLedger>
{
    private static readonly string _python = Path.Combine(
        RepositoryFolder.Root, "samples", "verifier", "verify_dossier.py");

    [Fact]
    public async Task are_proved_by_both_verifiers_whatever_became_of_the_claim()
    {
        var ledger = running.Ledger;
        var official = Examples.Claim("dossier official");
        await ledger.NotifyAsync(official, Examples.Contoso, "exchange-online");
        var open = Examples.Claim("dossier open");
        await ledger.NotifyAsync(open, Examples.Fabrikam, "teams");
        await ledger.DoAsync(open, new OptOut(Examples.Window($"{open}"), [], ledger.Terms()));
        await ledger.AdvanceAsync(Duration.FromDays(9));
        await ledger.UntilAsync(official, ClaimStatus.Official);
        var draft = Examples.Claim("dossier draft");
        await ledger.CreateAsync(draft, Examples.Contoso, "intune");
        using var folder = new Folder();
        using var readers = new Readers(ledger);
        using var auditor = readers.Http(CallerRole.Auditor);
        var policy = Encoding.UTF8.GetBytes($"log {await ledger.LogKeyAsync()}\nquorum none\n");
        File.WriteAllBytes(Path.Combine(folder.Path, "policy"), policy);

        var files = new List<string>();
        foreach (var claim in new[] { official, open, draft })
        {
            var zip = await auditor.GetByteArrayAsync($"v1/claims/{claim}/dossier");
            files.Add(Path.Combine(folder.Path, $"{claim}.zip"));
            File.WriteAllBytes(files[^1], zip);
            var dossier = Dossier.Read(zip);
            var proved = DossierCheck.Check(dossier.Value!, TrustPolicy.Parse(policy).Value!);
            proved.IsGood.ShouldBeTrue(proved.Fault?.Explanation);
            proved.Value!.Events.Count.ShouldBe((await ledger.LoadAsync(claim))!.State.Version);
        }

        await ShouldBeProvedAsync([.. files, "--policy", Path.Combine(folder.Path, "policy")]);
    }

    private static async Task ShouldBeProvedAsync(string[] arguments)
    {
        var verifier = await RunAsync("dotnet", [Verifier(), .. arguments]);
        verifier.ExitCode.ShouldBe(0, verifier.Said);
        if (!HasPython())
        {
            TestContext.Current.AddWarning("There is no python3 on this machine: the other verifier was not run.");
            return;
        }

        var python = await RunAsync("python3", [_python, .. arguments]);
        python.ExitCode.ShouldBe(0, python.Said);
    }

    [Fact]
    public async Task have_the_documents_when_a_reason_is_given_and_pages_for_people()
    {
        var ledger = running.Ledger;
        using var readers = new Readers(ledger);
        using var auditor = readers.Http(CallerRole.Auditor);
        var draft = (await readers.Contoso.CreateClaimAsync(Requests.Microsoft365("teams"))).Required();
        using var content = new MemoryStream("Signed."u8.ToArray());
        await readers.Contoso.AttachProofAsync(draft.ClaimId, new("proof.txt", content));

        var without = Dossier.Read(await auditor.GetByteArrayAsync($"v1/claims/{draft.ClaimId}/dossier")).Value!;
        var with = Dossier.Read(
            await auditor.GetByteArrayAsync($"v1/claims/{draft.ClaimId}/dossier?reason=yearly audit")).Value!;

        without.Documents.ShouldBeEmpty();
        Encoding.UTF8.GetString(with.Documents.ShouldHaveSingleItem().Value.Span).ShouldBe("Signed.");
        with.Pages.Keys.ShouldBe(
            ["README.md", "README.ru.md", "report.en.html", "report.ru.html"], ignoreOrder: true);
        Encoding.UTF8.GetString(with.Pages["report.en.html"].Span).ShouldContain("proof-attached.v1");
        foreach (var readme in new[] { "README.md", "README.ru.md" })
        {
            Encoding.UTF8.GetString(with.Pages[readme].Span)
                .ShouldContain($"\n    log {await ledger.LogKeyAsync()}\n    quorum none\n");
        }

        using var partner = readers.Http(CallerRole.Partner);
        ((int)(await partner.GetAsync($"v1/claims/{draft.ClaimId}/dossier")).StatusCode).ShouldBe(403);
        ((int)(await auditor.GetAsync($"v1/claims/{Guid.NewGuid()}/dossier")).StatusCode).ShouldBe(404);
    }

    private static bool HasPython() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "python3")));

    private static string Verifier() => Path.Combine(
        RepositoryFolder.Root,
        "src",
        "Cpor.Ledger.Verify",
        Path.GetRelativePath(
            Path.Combine(RepositoryFolder.Root, "tests", "Cpor.Ledger.Service.Tests"), AppContext.BaseDirectory),
        "ledger-verify.dll");

    private static async Task<(int ExitCode, string Said)> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said + await errors);
    }
}
