using System.Diagnostics;
using System.Net.Http.Headers;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Settings;
using NodaTime;

namespace Cpor.Ledger.Benchmarks.ColdStart;

/// <summary>A partner who draws up a claim, proves it and hands it in.</summary>
public static class FirstClaim
{
    /// <summary>When the draft was accepted, and when the submission was.</summary>
    public static async Task<(TimeSpan Created, TimeSpan Submitted)> SendAsync(
        Uri address, string dataFolder, Stopwatch watch)
    {
        var token = DevelopmentIssuer.Open(dataFolder, new TokenSettings().Audience, TimeProvider.System).Issue(
            "benchmark", CallerRole.Partner, ExampleClaims.Contoso, [ExampleClaims.Location], Duration.FromHours(1));
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var partner = new LedgerClient(http);
        var claim = (await partner.CreateClaimAsync(Request)).Required();
        var created = watch.Elapsed;
        using var content = new MemoryStream("Signed."u8.ToArray());
        (await partner.AttachProofAsync(claim.ClaimId, new UploadFile("proof.txt", content))).Required();
        (await partner.SubmitClaimAsync(claim.ClaimId)).Required();
        return (created, watch.Elapsed);
    }

    private static CreateClaimRequest Request => new()
    {
        MpnId = $"{ExampleClaims.Location}",
        TenantId = "6babcaad-604b-40ac-a9d7-9fd97c0b779f",
        DomainName = "woodgrove.example",
        SolutionArea = "microsoft-365",
        Activities = ["usage"],
        Name = "Modern work",
        Lines = [new ClaimedLine { Workload = "teams" }],
        CustomerContact = new Contact { Name = "Anna", Email = "anna@woodgrove.example", Title = "IT director" },
        PartnerContact = new Contact { Name = "Paul", Email = "paul@contoso.example" },
    };
}
