using System.Text;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Claims;

[Collection(nameof(Desk))]
public class whose_claim_it_is(Desk desk)
{
    /// <summary>Every path of one claim that is open to partners, with a body that would be taken.</summary>
    public static TheoryData<string, string, string?> PartnersEndpoints => new()
    {
        { "GET", "", null },
        { "GET", "?version=1", null },
        { "GET", "/contacts?reason=curiosity", null },
        { "GET", "/proofs", null },
        { "GET", "/proofs/0190b2c4-0000-7000-8000-000000000001/content?reason=curiosity", null },
        { "GET", "/proof-template", null },
        { "GET", "/comments?reason=curiosity", null },
        { "GET", "/explanation", null },
        { "POST", "/submission", null },
        { "POST", "/comments", """{"text":"Hello."}""" },
        { "POST", "/withdrawal", "{}" },
        { "POST", "/disassociation", """{"reason":"Mine now."}""" },
        { "POST", "/answers", """{"requestId":"0190b2c4-0000-7000-8000-000000000001","comment":"So."}""" },
        { "POST", "/proofs", "--x\r\nContent-Disposition: form-data; name=f; filename=a.txt\r\n\r\nHi.\r\n--x--\r\n" },
    };

    [Theory]
    [MemberData(nameof(PartnersEndpoints))]
    public async Task another_partner_and_another_location_find_nothing(string method, string path, string? body)
    {
        var claim = await desk.DraftAsync();
        var strangers = new[]
        {
            desk.Http(CallerRole.Partner, Examples.Fabrikam),
            desk.Http(CallerRole.Partner, Examples.Contoso, "7654321"),
        };

        foreach (var stranger in strangers)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"v1/claims/{claim.ClaimId}{path}");
            if (body is not null)
            {
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
                request.Content.Headers.TryAddWithoutValidation(
                    "Content-Type", body[0] == '-' ? "multipart/form-data; boundary=x" : "application/json");
            }

            using var response = await stranger.SendAsync(request);

            response.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
            (await response.Content.ReadAsStringAsync()).ShouldContain("\"claim-not-found\"");
        }

        (await desk.Partner.GetClaimAsync(claim.ClaimId)).Required().Version.ShouldBe(1);
    }

    [Fact]
    public async Task details_of_others_cannot_be_given_and_their_ids_are_taken()
    {
        var request = Requests.Microsoft365();
        var claim = (await desk.Partner.CreateClaimAsync(request)).Required();
        var fabrikam = new LedgerClient(desk.Http(CallerRole.Partner, Examples.Fabrikam));

        (await fabrikam.GiveDetailsAsync(claim.ClaimId, Requests.Details(request))).Problem!.Code
            .ShouldBe("claim-not-found");
        (await fabrikam.CreateClaimAsync(request with { ClaimId = claim.ClaimId })).Problem!.Code
            .ShouldBe("claim-exists");
    }

    [Theory]
    [InlineData(CallerRole.Reviewer, "", 200)]
    [InlineData(CallerRole.Auditor, "", 200)]
    [InlineData(CallerRole.Operator, "", 200)]
    [InlineData(CallerRole.Payout, "", 403)]
    [InlineData(CallerRole.Reviewer, "/contacts?reason=review", 200)]
    [InlineData(CallerRole.Auditor, "/contacts?reason=audit", 200)]
    [InlineData(CallerRole.Operator, "/contacts?reason=curiosity", 403)]
    [InlineData(CallerRole.Operator, "/proofs", 403)]
    [InlineData(CallerRole.Operator, "/comments", 403)]
    [InlineData(CallerRole.Auditor, "/comments", 200)]
    [InlineData(CallerRole.Operator, "/explanation", 200)]
    [InlineData(CallerRole.Payout, "/explanation", 403)]
    [InlineData(CallerRole.Auditor, "/proofs", 200)]
    public async Task the_others_read_what_they_may(CallerRole role, string path, int status)
    {
        var claim = await desk.DraftAsync();

        using var response = await desk.Http(role).GetAsync(
            new Uri($"v1/claims/{claim.ClaimId}{path}", UriKind.Relative));

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task only_partners_and_reviewers_are_offered_anything()
    {
        var claim = await desk.UnderReviewAsync();

        foreach (var role in new[] { CallerRole.Auditor, CallerRole.Operator })
            (await new LedgerClient(desk.Http(role)).GetClaimAsync(claim.ClaimId)).Required().Actions.ShouldBeEmpty();
        (await desk.Reviewer.GetClaimAsync(claim.ClaimId)).Required().Actions
            .ShouldBe(["comment", "request-info", "validate", "reject"]);
    }

    [Fact]
    public async Task a_list_shows_the_callers_own()
    {
        var mine = Requests.Microsoft365();
        var theirs = mine with { TenantId = mine.TenantId };
        var fabrikam = new LedgerClient(desk.Http(CallerRole.Partner, Examples.Fabrikam));
        var one = (await desk.Partner.CreateClaimAsync(mine)).Required();
        var other = (await fabrikam.CreateClaimAsync(theirs)).Required();
        var query = new ClaimListQuery { TenantId = mine.TenantId };

        await Sees(desk.Partner, one.ClaimId);
        await Sees(fabrikam, other.ClaimId);
        await Sees(desk.Reviewer, other.ClaimId, one.ClaimId);
        await Sees(new LedgerClient(desk.Http(CallerRole.Partner, Examples.Contoso, "7654321")));

        async Task Sees(LedgerClient who, params string[] claims) =>
            (await who.ListClaimsAsync(query)).Required().Items.Select(item => item.ClaimId)
                .ShouldBe(claims, ignoreOrder: true);
    }

    [Fact]
    public async Task facts_say_who_by_an_opaque_id()
    {
        var claim = await desk.DraftAsync();
        await using var session = Marten(desk).QuerySession();

        var fact = (await session.Events.FetchStreamAsync(Guid.Parse(claim.ClaimId))).ShouldHaveSingleItem();

        fact.Data.ShouldBeOfType<DraftCreated>();
        fact.UserName.ShouldStartWith("actor:");
    }

    private static global::Marten.IDocumentStore Marten(Desk desk) =>
        (global::Marten.IDocumentStore)desk.Ledger.Services.GetService(typeof(global::Marten.IDocumentStore))!;
}
