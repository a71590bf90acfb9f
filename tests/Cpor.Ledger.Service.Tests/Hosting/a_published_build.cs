using System.Text;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Hosting;

public class a_published_build(PublishedService published, Database database) : IClassFixture<PublishedService>
{
    private const string Compiler = "Microsoft.CodeAnalysis";

    [Fact]
    public async Task takes_a_claim_through_endpoints_and_checks_and_compiles_nothing()
    {
        var claim = (await published.Partner.CreateClaimAsync(Requests.Microsoft365("teams"))).Required();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("Signed."));
        (await published.Partner.AttachProofAsync(claim.ClaimId, new UploadFile("proof.txt", content))).Required();
        (await published.Partner.SubmitClaimAsync(claim.ClaimId)).Required().Status.ShouldBe("submitted");

        // The directory of customers is empty, so the checks end with a rejection: every handler of theirs has run.
        await published.UntilAsync(async () =>
        {
            var now = (await published.Partner.GetClaimAsync(claim.ClaimId)).Required();
            return now.Status == "rejected" ? now : null;
        });

        published.Log.ShouldContain(line => line.Contains("code generation mode is Static"));
        if (OperatingSystem.IsLinux())
            (await LoadedAsync(published.Id)).ShouldNotContain(file => file.Contains(Compiler));
    }

    [Fact]
    public async Task differs_in_that_from_any_other_build()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        AppDomain.CurrentDomain.GetAssemblies().ShouldContain(loaded => loaded.GetName().Name == Compiler);
        if (OperatingSystem.IsLinux())
            (await LoadedAsync(Environment.ProcessId)).ShouldContain(file => file.Contains(Compiler));
    }

    private static Task<string[]> LoadedAsync(int process) => File.ReadAllLinesAsync($"/proc/{process}/maps");
}
