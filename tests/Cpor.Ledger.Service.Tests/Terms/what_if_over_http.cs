using Cpor.Ledger.Cli;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Terms;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Http;

namespace Cpor.Ledger.Service.Tests.Terms;

/// <summary>Asks a running ledger what other terms would have said.</summary>
[Collection(nameof(Desk))]
public class what_if_over_http(Desk desk)
{
    private LedgerClient Auditor => new(desk.Http(CallerRole.Auditor));

    [Fact]
    public async Task shows_the_rules_that_answer_otherwise_with_both_answers_and_their_sources()
    {
        var claim = await desk.UnderReviewAsync("teams");

        var reply = (await Auditor.WhatIfAsync(Under("cpor-2023-10") with { ClaimIds = [claim.ClaimId] })).Required();

        (reply.Terms.TermsId, reply.Terms.Standing, reply.Next).ShouldBe(("cpor-2023-10", "known", null));
        var item = reply.Items.ShouldHaveSingleItem();
        (item.ClaimId, item.Status, item.TermsId).ShouldBe((claim.ClaimId, "under-review", "cpor-2020-08"));
        item.TermsHash.ShouldBe(TermsDocument.Cpor2020.Hash);
        claim.Version.ShouldBe(item.Version);
        item.Differences.Select(difference => difference.Rule).ShouldBe(["acknowledgements-made", "review-promise"]);
        var lacking = item.Differences[0];
        (lacking.Fact, lacking.Own.Answer, lacking.Other.Answer).ShouldBe(("submitted.v1", "yes", "no"));
        (lacking.Own.Source, lacking.Other.Source).ShouldBe(
            (TermsDocument.Cpor2020.Acknowledgements.Source, TermsDocument.Cpor2023.Acknowledgements.Source));
        lacking.Other.Inputs.ShouldHaveSingleItem().ShouldBe(new("required", "acknowledgements"));
        lacking.LineIds.ShouldBe(claim.Lines.Select(line => line.LineId));
    }

    [Fact]
    public async Task changes_nothing()
    {
        var claim = await desk.UnderReviewAsync("teams");
        var before = await desk.Ledger.LoadAsync(ClaimId.Parse(claim.ClaimId));

        foreach (var terms in TermsDocument.Shipped)
            (await Auditor.WhatIfAsync(Under(terms.Id) with { ClaimIds = [claim.ClaimId] })).Required();

        (await desk.Ledger.LoadAsync(ClaimId.Parse(claim.ClaimId))).ShouldBe(before);
    }

    [Fact]
    public async Task finds_nothing_under_a_claims_own_terms_and_in_a_draft()
    {
        var claim = await desk.UnderReviewAsync("teams");
        var draft = await desk.DraftAsync("teams");

        var own = (await Auditor.WhatIfAsync(Under("cpor-2020-08") with { ClaimIds = [claim.ClaimId] })).Required();
        var other = (await Auditor.WhatIfAsync(Under("cpor-2023-10") with { ClaimIds = [draft.ClaimId] })).Required();

        own.Items.ShouldHaveSingleItem().Differences.ShouldBeEmpty();
        other.Items.ShouldHaveSingleItem().Differences.ShouldBeEmpty();
        other.Items[0].TermsId.ShouldBeNull();
    }

    [Fact]
    public async Task goes_through_the_claims_of_a_filter_page_by_page()
    {
        var tenant = $"{Guid.NewGuid()}";
        List<string> created = [];
        for (var number = 0; number < 3; number++)
        {
            var request = Requests.Microsoft365() with { TenantId = tenant };
            created.Add((await desk.Partner.CreateClaimAsync(request)).Required().ClaimId);
        }

        List<string> seen = [];
        string? after = null;
        do
        {
            var query = Under("cpor-2020-07") with { TenantId = tenant, Status = ["draft"], Limit = 2, After = after };
            var page = (await Auditor.WhatIfAsync(query)).Required();
            seen.AddRange(page.Items.Select(item => item.ClaimId));
            after = page.Next;
        }
        while (after is not null);

        seen.ShouldBe(created, ignoreOrder: true);
    }

    [Fact]
    public async Task refuses_terms_that_nobody_knows_and_claims_that_there_are_not()
    {
        var unknown = await Auditor.WhatIfAsync(Under("cpor-2099-01"));
        var absent = await Auditor.WhatIfAsync(Under("cpor-2023-10") with { ClaimIds = [$"{Guid.NewGuid()}"] });

        (unknown.Status, unknown.Problem!.Code).ShouldBe((404, Problems.TermsUnknown));
        (absent.Status, absent.Problem!.Code).ShouldBe((404, Problems.ClaimNotFound));
    }

    [Theory]
    [InlineData("", "terms")]
    [InlineData("terms=", "terms")]
    [InlineData("terms=cpor-2023-10&terms=cpor-2020-07", "terms")]
    [InlineData("terms=cpor-2023-10&claimId=x", "claimId[0]")]
    [InlineData("terms=cpor-2023-10&claimId=3448e1b5-e4df-5fea-8240-7f9b8eadb9c9&limit=5", "limit")]
    [InlineData("terms=cpor-2023-10&limit=101", "limit")]
    [InlineData("terms=cpor-2023-10&status=Draft", "status[0]")]
    [InlineData("terms=cpor-2023-10&after=AAAA", "after")]
    [InlineData("terms=cpor-2023-10&since=x", "since")]
    public async Task a_question_that_makes_no_sense_is_told_where(string query, string field)
    {
        var address = new Uri($"v1/what-if?{query}", UriKind.Relative);
        using var response = await desk.Http(CallerRole.Operator).GetAsync(address);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadAsStringAsync()).ShouldContain($"\"path\":\"{field}\"");
    }

    [Fact]
    public async Task more_claims_than_a_page_holds_are_not_named_at_once()
    {
        var ids = Enumerable.Range(0, 101).Select(_ => $"{Guid.NewGuid()}").ToList();

        var reply = await Auditor.WhatIfAsync(Under("cpor-2023-10") with { ClaimIds = ids });

        reply.Status.ShouldBe(400);
        reply.Problem!.Fields.ShouldHaveSingleItem().Code.ShouldBe("too-many");
    }

    [Fact]
    public async Task lists_the_terms_that_are_known_and_in_force()
    {
        var list = (await desk.Partner.ListTermsAsync()).Required();

        list.Items.Select(terms => $"{terms.TermsId} {terms.Standing}")
            .ShouldBe(["cpor-2020-08 in-force", "cpor-2020-07 known", "cpor-2023-10 known"]);
        list.Items[0].Hash.ShouldBe(TermsDocument.Cpor2020.Hash);
    }

    [Fact]
    public async Task is_asked_from_the_command_line_too()
    {
        var claim = await desk.UnderReviewAsync("teams");

        var table = await RunAsync("terms", "what-if", "--terms", "cpor-2023-10", "--claim", claim.ClaimId);
        var json = await RunAsync("terms", "what-if", "--terms", "cpor-2023-10", "--claim", claim.ClaimId, "--json");
        var list = await RunAsync("terms", "list");
        var unknown = await RunAsync("terms", "what-if", "--terms", "cpor-2099-01");

        table.ExitCode.ShouldBe(ExitCodes.Ok, table.Said);
        table.Shown.ShouldContain(claim.ClaimId);
        table.Shown.ShouldContain("no (acknowledgements required)");
        table.Shown.ShouldContain("(19 business days)");
        table.Shown.ShouldContain("Manage incentives customer associations (2023-10), statuses");
        table.Shown.ShouldContain("1 of 1 claims differ under cpor-2023-10.");
        json.Shown.ShouldContain("\"rule\": \"review-promise\"");
        list.Shown.ShouldContain("in-force");
        list.Shown.ShouldContain("CPOR, October 2023");
        unknown.ExitCode.ShouldBe(ExitCodes.NotFound);
        unknown.Said.ShouldStartWith("terms-unknown: ");
    }

    private static WhatIfQuery Under(string terms) => new() { TermsId = terms };

    private async Task<(int ExitCode, string Shown, string Said)> RunAsync(params string[] args)
    {
        using var shown = new StringWriter();
        using var said = new StringWriter();
        var auditor = desk.Http(CallerRole.Auditor);
        var exitCode = await LedgerTool.RunAsync(
            [
                .. args,
                "--url", $"{auditor.BaseAddress}",
                "--token", auditor.DefaultRequestHeaders.Authorization!.Parameter!,
            ],
            new Terminal(shown, said),
            TestContext.Current.CancellationToken);
        return (exitCode, $"{shown}", $"{said}");
    }
}
