using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;

namespace Cpor.Ledger.Service.Tests.Http;

[Collection(nameof(Desk))]
public class values_in_their_format(Desk desk)
{
    private const string Long201 =
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab";

    public static TheoryData<string, CreateClaimRequest> Wrong => new()
    {
        { "mpnId required", Requests.Microsoft365() with { MpnId = null } },
        { "mpnId not-in-format", Requests.Microsoft365() with { MpnId = "0123" } },
        {
            "tenantId not-in-format",
            Requests.Microsoft365() with { TenantId = "{3f2504e0-4f89-41d3-9a0c-0305e82c3301}" }
        },
        { "solutionArea not-one-of", Requests.Microsoft365() with { SolutionArea = "Microsoft365" } },
        { "activities[1] not-one-of", Requests.Microsoft365() with { Activities = ["usage", "Usage"] } },
        { "activities[0] required", Requests.Microsoft365() with { Activities = [null] } },
        { "domainName not-in-format", Requests.Microsoft365() with { DomainName = "localhost" } },
        { "name blank", Requests.Microsoft365() with { Name = " \t " } },
        { "name too-long", Requests.Microsoft365() with { Name = Long201 } },
        { "name control-character", Requests.Microsoft365() with { Name = "a\nb" } },
        { "name control-character", Requests.Microsoft365() with { Name = "a\0b" } },
        { "name control-character", Requests.Microsoft365() with { Name = "a\u2028b" } },
        { "claimId not-in-format", Requests.Microsoft365() with { ClaimId = "00000000-0000-0000-0000-000000000000" } },
        { "lines too-many", Requests.Microsoft365([.. Enumerable.Range(0, 51).Select(i => $"w{i}")]) },
        { "lines[0] required", Requests.Microsoft365() with { Lines = [null] } },
        { "lines[0].workload not-in-format", Requests.Microsoft365("Exchange Online") },
        { "lines[0].subscriptionId not-in-format", Requests.BusinessApplications("no-guid") },
        { "lines[0].lineId not-in-format", Requests.Microsoft365() with
            { Lines = [new ClaimedLine { Workload = "teams", LineId = "1" }] } },
        { "customerContact.name required", Requests.Microsoft365() with
            { CustomerContact = Requests.Customer with { Name = null } } },
        { "customerContact.email required", Requests.Microsoft365() with
            { CustomerContact = Requests.Customer with { Email = null } } },
        { "customerContact.email not-an-email-address", Requests.Microsoft365() with
            { CustomerContact = Requests.Customer with { Email = "Jana <jana@woodgrove.example>" } } },
        { "technicalContact.title too-long", Requests.Microsoft365() with
            { TechnicalContact = Requests.Customer with { Title = Long201 } } },
        { "partnerContact.email not-an-email-address", Requests.Microsoft365() with
            { PartnerContact = Requests.Customer with { Email = "a@b" } } },
        { "solutionSeller blank", Requests.Microsoft365() with { SolutionSeller = "" } },
        { "acknowledgements[0] not-in-format", Requests.Microsoft365() with { Acknowledgements = ["Jana says yes"] } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task are_asked_for_with_the_field_that_is_wrong(string expected, CreateClaimRequest request)
    {
        var reply = await desk.Partner.CreateClaimAsync(request);

        reply.Status.ShouldBe(400);
        reply.Problem!.Code.ShouldBe("request-invalid");
        reply.Problem.Fields.Select(field => $"{field.Path} {field.Code}").ShouldBe([expected]);
    }

    [Theory]
    [InlineData("m\u00fcller-r\u00e4der.example", "xn--mller-rder-w5a5z.example")]
    [InlineData("mu\u0308ller-ra\u0308der.example", "xn--mller-rder-w5a5z.example")]
    [InlineData("\u0438\u0306\u043e\u0433\u0430.example", "xn--80afru.example")]
    [InlineData("\u30c6\u3099\u30b9\u30af.example", "xn--pckta5b.example")]
    public async Task domain_names_are_taken_however_their_letters_were_typed(string typed, string kept)
    {
        var reply = await desk.Partner.CreateClaimAsync(Requests.Microsoft365() with { DomainName = typed });

        reply.Required().DomainName.ShouldBe(kept);
    }

    [Fact]
    public async Task are_all_asked_for_at_once()
    {
        var reply = await desk.Partner.CreateClaimAsync(new CreateClaimRequest
        {
            ClaimId = "x",
            TenantId = "y",
            CustomerContact = new Contact { Email = "z" },
            Lines = [new ClaimedLine { Workload = "ok" }, new ClaimedLine { Product = "NOT" }],
        });

        reply.Problem!.Fields.Select(field => field.Path).ShouldBe([
            "claimId", "mpnId", "tenantId", "solutionArea", "lines[1].product", "customerContact.name",
            "customerContact.email",
        ]);
    }

    [Fact]
    public async Task contradictions_and_foreign_programmes_are_refused_by_the_rules()
    {
        await Refused("details-invalid activities", Requests.Microsoft365() with { Activities = ["pre-sales"] });
        await Refused("details-invalid lines[0]", Requests.Microsoft365() with
        {
            Lines = [new ClaimedLine { Product = "dynamics-365-sales" }],
        });
        await Refused("programme-does-not-fit ", Requests.Microsoft365() with { Programme = "osa-sell" });
        await Refused("programme-not-covered ", Requests.Microsoft365() with { Programme = "azure-incentives" });
        (await desk.Partner.CreateClaimAsync(Requests.Microsoft365() with { Programme = "azure-incentives" }))
            .Problem!.Detail!.ShouldContain("co-op");
        (await desk.Partner.CreateClaimAsync(Requests.Microsoft365() with { Programme = "osu-microsoft-365" }))
            .Required();

        async Task Refused(string expected, CreateClaimRequest request)
        {
            var reply = await desk.Partner.CreateClaimAsync(request);
            reply.Status.ShouldBe(422);
            var fields = string.Join(' ', reply.Problem!.Fields.Select(field => field.Path));
            $"{reply.Problem.Code} {fields}".ShouldBe(expected);
        }
    }

    [Fact]
    public async Task a_location_must_be_the_callers_own()
    {
        var reply = await desk.Partner.CreateClaimAsync(Requests.Microsoft365() with { MpnId = "7654321" });

        reply.Status.ShouldBe(403);
        reply.Problem!.Code.ShouldBe("location-not-yours");
        var draft = await desk.DraftAsync();
        (await desk.Partner.GiveDetailsAsync(
            draft.ClaimId, Requests.Details(Requests.Microsoft365()) with { MpnId = "7654321" })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task reviewers_and_commenters_are_held_to_them_too()
    {
        var claim = await desk.UnderReviewAsync();

        (await desk.Reviewer.RequestInfoAsync(claim.ClaimId, new RequestInfoRequest { Items = ["money"] }))
            .Problem!.Fields.ShouldHaveSingleItem().Path.ShouldBe("items[0]");
        (await desk.Reviewer.RequestInfoAsync(claim.ClaimId, new RequestInfoRequest())).Problem!.Code
            .ShouldBe("request-empty");
        (await desk.Reviewer.RejectAsync(claim.ClaimId, new RejectRequest { Reason = "check-failed" })).Problem!.Code
            .ShouldBe("reason-not-for-reviewers");
        (await desk.Reviewer.RejectAsync(claim.ClaimId, new RejectRequest())).Status.ShouldBe(400);
        (await desk.Reviewer.RemoveLinesAsync(claim.ClaimId, new RemoveLinesRequest())).Status.ShouldBe(400);
        (await desk.Reviewer.ValidateAsync(claim.ClaimId, new ValidateRequest { WindowId = "w" })).Status.ShouldBe(400);
        (await desk.Reviewer.CommentAsync(claim.ClaimId, new CommentRequest { Text = new string('x', 4_001) })).Problem!
            .Fields.ShouldHaveSingleItem().Code.ShouldBe("too-long");
        (await desk.Partner.DisassociateAsync(claim.ClaimId, new DisassociateRequest())).Problem!
            .Fields.ShouldHaveSingleItem().Path.ShouldBe("reason");
        (await desk.Partner.ProvideInfoAsync(claim.ClaimId, new ProvideInfoRequest())).Problem!
            .Fields.ShouldHaveSingleItem().Path.ShouldBe("requestId");
    }

    [Fact]
    public async Task the_longest_texts_of_every_script_are_taken()
    {
        var claim = await desk.UnderReviewAsync();
        foreach (var letter in new[] { "x", "я", "会", "🙂" })
        {
            var text = string.Concat(Enumerable.Repeat(letter, 4_000 / letter.Length));
            (await desk.Partner.CommentAsync(claim.ClaimId, new CommentRequest { Text = text })).Required();
        }
    }
}
