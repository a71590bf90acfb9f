using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Http;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Claims;

[Collection(nameof(Desk))]
public class batches_of_claims(Desk desk)
{
    private readonly string _key = $"{Guid.NewGuid():n}";

    [Fact]
    public async Task are_created_proved_and_submitted_from_csv()
    {
        var zip = Batch.Zip(("2026/Договор.txt", "Signed by Woodgrove."), ("notes.txt", "Installed."));
        var csv = Batch.Csv(
            Batch.Line($"{_key}-1", "2026/Договор.txt;notes.txt"), Batch.Line($"{_key}-2", "notes.txt"));

        var reply = await desk.Partner.SendAsync(csv, zip, submit: true);

        reply.Outcomes().ShouldBe("submitted submitted");
        reply.Required().End.ShouldBe(new ClaimBatchEnd(false, 2, 0, 0, 2, 0, 0));
        reply.Required().Rows.Select(row => (row.Row, row.Key)).ShouldBe([(1, $"{_key}-1"), (2, $"{_key}-2")]);
        var claim = await UnderReviewAsync(reply.Required().Rows[0]);
        claim.Lines.Select(line => line.Workload).ShouldBe(["exchange-online", "teams"]);
        (await desk.Reviewer.GetContactsAsync(claim.ClaimId, "test")).Required().Name.ShouldBe("Exchange, Woodgrove");
        var proofs = (await desk.Reviewer.ListProofsAsync(claim.ClaimId, "test")).Required().Items;
        proofs.Select(proof => proof.FileName).ShouldBe(["Договор.txt", "notes.txt"]);
        (await desk.Reviewer.GetProofContentAsync(claim.ClaimId, proofs[0].ProofId, "test")).Required()
            .Content.ShouldBe("Signed by Woodgrove."u8.ToArray());
    }

    [Fact]
    public async Task are_created_from_ndjson_as_single_claims_are()
    {
        var given = Requests.Microsoft365("teams") with { ClaimId = $"{Guid.NewGuid()}" };
        var products = Requests.BusinessApplications($"{Guid.NewGuid()}");

        var reply = await desk.Partner.SendAsync(Batch.Ndjson(
            Batch.Row($"{_key}-1", given), Batch.Row($"{_key}-2", products)));

        reply.Outcomes().ShouldBe("created created");
        reply.Required().Rows[0].ClaimId.ShouldBe(given.ClaimId);
        (await desk.Partner.CreateClaimAsync(given)).Required().Version.ShouldBe(1, "the same request");
        var made = (await desk.Partner.GetClaimAsync(reply.Required().Rows[1].ClaimId!)).Required();
        (made.Status, made.Lines.Single().SubscriptionId).ShouldBe(("draft", products.Lines![0]!.SubscriptionId));
    }

    [Fact]
    public async Task take_products_with_their_subscriptions_from_csv()
    {
        var subscription = $"{Guid.NewGuid()}";
        var csv = System.Text.Encoding.UTF8.GetBytes(
            "products,key,mpnId,tenantId,solutionArea,activities,paymentOptOut\n"
            + $"dynamics-365-sales/{subscription};power-bi,{_key},{Requests.Location},{Guid.NewGuid()},"
            + "business-applications,pre-sales; usage,true\n");

        var reply = await desk.Partner.SendAsync(csv);

        var claim = (await desk.Partner.GetClaimAsync(reply.Required().Rows.Single().ClaimId!)).Required();
        claim.Lines.Select(line => (line.Product, line.SubscriptionId))
            .ShouldBe([("dynamics-365-sales", subscription), ("power-bi", null)]);
        (claim.Activities.Count, claim.PaymentOptOut).ShouldBe((2, true));
    }

    [Fact]
    public async Task say_in_a_dry_run_what_would_come_of_them_and_write_nothing()
    {
        var csv = Batch.Csv(
            Batch.Line($"{_key}-1", "proof.txt"), Batch.Line($"{_key}-2"), Batch.Line($"{_key}-3", "page.html"));
        var zip = Batch.Zip(("proof.txt", "Signed."), ("page.html", "<html>"));

        var dry = await desk.Partner.SendAsync(csv, zip, dryRun: true, submit: true);

        dry.Outcomes().ShouldBe("submitted claim-incomplete proof-type-not-allowed");
        dry.Required().End.ShouldBe(new ClaimBatchEnd(true, 3, 0, 0, 1, 0, 2));
        foreach (var row in dry.Required().Rows)
        {
            (await TracesAsync(row)).ShouldBe("0 0 0");
            Directory.Exists(ProofsOf(row)).ShouldBeFalse();
        }

        Directory.GetFiles(Path.Combine(desk.Ledger.DataFolder, "proofs", "incoming")).ShouldBeEmpty();
        var meant = await desk.Partner.SendAsync(csv, zip, submit: true);
        meant.Required().Rows.ShouldBe(dry.Required().Rows, new ByText());
        (await TracesAsync(meant.Required().Rows[0])).ShouldNotStartWith("0");
        (await TracesAsync(meant.Required().Rows[1])).ShouldBe("0 0 0", "nothing of a refused row is there");
    }

    [Fact]
    public async Task add_nothing_when_they_are_sent_again()
    {
        var zip = Batch.Zip(("proof.txt", "Signed."));
        var csv = Batch.Csv(Batch.Line($"{_key}-1", "proof.txt"), Batch.Line($"{_key}-2"));
        var first = await desk.Partner.SendAsync(csv, zip, submit: true);
        var version = (await UnderReviewAsync(first.Required().Rows[0])).Version;

        var second = await desk.Partner.SendAsync(csv, zip, submit: true);
        var third = await desk.Partner.SendAsync(csv, zip, submit: true);

        first.Outcomes().ShouldBe("submitted claim-incomplete");
        second.Outcomes().ShouldBe("unchanged claim-incomplete");
        third.Required().Rows.ShouldBe(second.Required().Rows, new ByText());
        second.Required().Rows.Select(row => row.ClaimId).ShouldBe(first.Required().Rows.Select(row => row.ClaimId));
        (await desk.Partner.GetClaimAsync(first.Required().Rows[0].ClaimId!)).Required().Version.ShouldBe(version);
    }

    [Fact]
    public async Task leave_nothing_of_a_refused_row_so_that_it_can_be_put_right_under_its_key()
    {
        var wrong = Batch.Row(_key, Requests.Microsoft365() with { CustomerContact = new Contact { Name = "Jo" } });
        var right = wrong with { CustomerContact = Requests.Customer, Proofs = ["proof.txt"] };
        var zip = Batch.Zip(("proof.txt", "Signed."));

        var refused = (await desk.Partner.SendAsync(Batch.Ndjson(wrong), submit: true)).Required().Rows.Single();
        var single = await desk.Partner.CreateClaimAsync(
            Requests.Microsoft365() with { CustomerContact = wrong.CustomerContact });
        var incomplete = await desk.Partner.SendAsync(Batch.Ndjson(right with { Proofs = [] }), submit: true);
        var done = await desk.Partner.SendAsync(Batch.Ndjson(right), zip, submit: true);

        (refused.Outcome, refused.Problem!.Code).ShouldBe(("refused", single.Problem!.Code));
        refused.Problem.Status.ShouldBe(single.Status);
        refused.Problem.Detail.ShouldBe(single.Problem.Detail);
        refused.Problem.Fields.ShouldBe(single.Problem.Fields, "the words of the endpoint for one claim");
        incomplete.Outcomes().ShouldBe("claim-incomplete");
        done.Outcomes().ShouldBe("submitted");
    }

    [Fact]
    public async Task complete_claims_that_were_begun_before()
    {
        var row = Batch.Row(_key, Requests.Microsoft365());
        (await desk.Partner.SendAsync(Batch.Ndjson(row))).Outcomes().ShouldBe("created");
        var proved = row with { Proofs = ["proof.txt"] };
        var zip = Batch.Zip(("proof.txt", "Signed."));

        (await desk.Partner.SendAsync(Batch.Ndjson(proved), zip)).Outcomes().ShouldBe("completed");
        (await desk.Partner.SendAsync(Batch.Ndjson(proved), zip)).Outcomes().ShouldBe("unchanged");
        (await desk.Partner.SendAsync(Batch.Ndjson(row), submit: true)).Outcomes().ShouldBe("submitted");
        (await desk.Partner.SendAsync(Batch.Ndjson(row with { Name = "Other" }))).Outcomes().ShouldBe("claim-exists");
    }

    [Fact]
    public async Task are_one_when_they_are_sent_several_times_at_once()
    {
        var csv = Batch.Csv(Enumerable.Range(1, 5).Select(number => Batch.Line($"{_key}-{number}", "proof.txt")));
        var zip = Batch.Zip(("proof.txt", "Signed."));

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => desk.Partner.SendAsync(csv, zip, submit: true)));

        replies.ShouldAllBe(reply => reply.Required().End.Refused == 0);
        replies.Sum(reply => reply.Required().End.Submitted).ShouldBe(5, "each by one of them");
        foreach (var row in replies[0].Required().Rows)
        {
            var facts = await FactsAsync(row.ClaimId!);
            facts.OfType<DraftCreated>().ShouldHaveSingleItem();
            facts.OfType<ProofAttached>().ShouldHaveSingleItem();
            facts.OfType<Submitted>().ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task are_of_the_callers_own_organisation_and_locations()
    {
        var row = Batch.Row(_key, Requests.Microsoft365());
        var elsewhere = new LedgerClient(desk.Http(CallerRole.Partner, mpn: "7654321"));
        var others = new LedgerClient(desk.Http(CallerRole.Partner, Scenarios.Examples.Fabrikam));

        (await elsewhere.SendAsync(Batch.Ndjson(row))).Outcomes().ShouldBe("location-not-yours");
        var own = (await desk.Partner.SendAsync(Batch.Ndjson(row))).Required().Rows.Single();
        (await elsewhere.SendAsync(Batch.Ndjson(row with { MpnId = "7654321" }))).Outcomes()
            .ShouldBe("claim-exists", "a key is the organisation's");
        var other = (await others.SendAsync(Batch.Ndjson(row))).Required().Rows.Single();
        (other.Outcome, other.ClaimId == own.ClaimId).ShouldBe(("created", false));
        (await others.SendAsync(Batch.Ndjson(row with { ClaimId = own.ClaimId }))).Outcomes().ShouldBe("claim-exists");
        (await desk.Reviewer.SendAsync(Batch.Ndjson(row))).Problem!.Code.ShouldBe("not-allowed");
    }

    [Fact]
    public async Task take_a_document_that_was_attached_by_hand_for_attached()
    {
        var row = Batch.Row(_key, Requests.Microsoft365());
        var claim = (await desk.Partner.SendAsync(Batch.Ndjson(row))).Required().Rows.Single().ClaimId!;
        await desk.AttachAsync(claim, "By hand.");

        var again = await desk.Partner.SendAsync(
            Batch.Ndjson(row with { Proofs = ["a.txt"] }), Batch.Zip(("a.txt", "By hand.")));

        again.Outcomes().ShouldBe("unchanged");
    }

    [Fact]
    public async Task whose_personal_data_was_erased_take_no_more()
    {
        var row = Batch.Row(_key, Requests.Microsoft365());
        var claim = (await desk.Partner.SendAsync(Batch.Ndjson(row), dryRun: true)).Required().Rows.Single().ClaimId!;
        await desk.Ledger.Services.GetRequiredService<Service.Personal.ClaimKeys>().DestroyAsync(Guid.Parse(claim));

        (await desk.Partner.SendAsync(Batch.Ndjson(row), dryRun: true)).Outcomes().ShouldBe("personal-data-erased");
        (await desk.Partner.SendAsync(Batch.Ndjson(row))).Outcomes().ShouldBe("personal-data-erased");
    }

    private async Task<ClaimView> UnderReviewAsync(ClaimBatchOutcome row)
    {
        await desk.Ledger.UntilAsync(new ClaimId(Guid.Parse(row.ClaimId!)), ClaimStatus.UnderReview);
        return (await desk.Partner.GetClaimAsync(row.ClaimId!)).Required();
    }

    private string ProofsOf(ClaimBatchOutcome row) => Path.Combine(desk.Ledger.DataFolder, "proofs", row.ClaimId!);

    private async Task<IReadOnlyList<object>> FactsAsync(string claimId)
    {
        await using var session = desk.Ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(Guid.Parse(claimId))).Select(stored => stored.Data)];
    }

    /// <summary>How much there is of everything that a claim leaves behind.</summary>
    private async Task<string> TracesAsync(ClaimBatchOutcome row)
    {
        await using var connection = new NpgsqlConnection(desk.Ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand(
            """
            select concat_ws(' ', (select count(*) from ledger_events.mt_events where stream_id = $1),
              (select count(*) from ledger_keys.claim_key where claim_id = $1),
              (select count(*) from ledger.claim_name where claim_id = $1))
            """,
            connection);
        count.Parameters.Add(new() { Value = Guid.Parse(row.ClaimId!) });
        return (string)(await count.ExecuteScalarAsync())!;
    }

    /// <summary>Records hold lists, which are equal by their items only when they are written out.</summary>
    private sealed class ByText : IEqualityComparer<ClaimBatchOutcome>
    {
        public bool Equals(ClaimBatchOutcome? x, ClaimBatchOutcome? y) => Text(x) == Text(y);

        public int GetHashCode(ClaimBatchOutcome row) => Text(row).GetHashCode(StringComparison.Ordinal);

        private static string Text(ClaimBatchOutcome? row) =>
            System.Text.Json.JsonSerializer.Serialize(row, LedgerJson.Options);
    }
}
