using Cpor.Ledger.Contracts.Associations;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.OptingOut;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Associations;

public class endings_over_http(RunningLedger running, Database database) : IClassFixture<RunningLedger>
{
    [Fact]
    public async Task a_correction_needs_two_reviewers()
    {
        await using var scene = TwoPartners.At(running.Ledger);
        var claim = await scene.OfficialAsync(scene.Contoso, Requests.Microsoft365());
        var other = scene.Client(CallerRole.Reviewer, user: "7654321");
        var proposed = (await scene.Reviewer.ProposeCorrectionAsync(
            claim, new ProposeCorrectionRequest { Reason = "The proof was forged." })).Required();
        var correction = proposed.OpenCorrections.ShouldHaveSingleItem().CorrectionId;
        (await scene.Contoso.GetClaimAsync(claim)).Required().OpenCorrections.ShouldBeEmpty();

        (await scene.Reviewer.ConfirmCorrectionAsync(claim, correction)).Problem!.Code
            .ShouldBe("correction-needs-another-reviewer");
        var ended = (await other.ConfirmCorrectionAsync(claim, correction)).Required();

        (ended.Status, ended.Lines[0].Reason).ShouldBe(("ended", "corrected"));
        (await other.ConfirmCorrectionAsync(claim, correction)).Required().Version.ShouldBe(ended.Version);
        (await scene.Reviewer.DropCorrectionAsync(claim, correction)).Problem!.Code.ShouldBe("correction-over");
        var slot = await UntilEndedAsync(scene, claim);
        (slot.Void, slot.EndReason, slot.Until).ShouldBe((true, "corrected", slot.Since));
    }

    [Fact]
    public async Task a_customer_declines_after_official_where_the_terms_allow_it()
    {
        await using var scene = await TwoPartners.StartAsync(database, "cpor-2023-10");
        var request = Requests.Microsoft365() with
        {
            Acknowledgements = [.. scene.Ledger.Terms().Acknowledgements.Value],
        };
        var claim = await scene.OfficialAsync(scene.Contoso, request);
        var window = await WindowOfAsync(scene, claim);
        using var customer = new Customer(scene.Ledger);

        var page = await customer.OpenAsync(await scene.Ledger.LinkAsync(ClaimId.Parse(claim), window));
        page.Text.ShouldContain("at any time");
        await customer.OptOutAsync(page);

        var ended = (await scene.Contoso.GetClaimAsync(claim)).Required();
        (ended.Status, ended.Lines[0].Reason).ShouldBe(("ended", "customer-declined"));
        (await UntilEndedAsync(scene, claim)).Void.ShouldBeFalse();
    }

    [Fact]
    public async Task a_subscription_that_is_over_by_the_catalogue_ends_its_association_after_a_week()
    {
        await using var scene = await TwoPartners.StartAsync(database);
        var subscription = Guid.NewGuid();
        var claim = await scene.OfficialAsync(
            scene.Contoso, Requests.BusinessApplications($"{subscription}"));
        await ExecuteAsync(
            scene.Ledger,
            $"""
            insert into ledger_catalogue.subscription values
            ('{subscription}', '{Guid.NewGuid()}', 'dynamics-365-sales', 'ended', 'web-direct', '2025-01-01',
             '2026-03-31', now())
            """);
        await scene.Ledger.CatchUpAsync();
        await scene.Ledger.AdvanceAsync(Instant.FromUtc(2026, 4, 7, 23, 0) - scene.Ledger.Now);
        scene.Ledger.Time.Advance(EndedSubscriptionsService.Period);
        (await scene.Contoso.GetClaimAsync(claim)).Required().Status.ShouldBe("official");

        await scene.Ledger.AdvanceAsync(Duration.FromHours(3));
        scene.Ledger.Time.Advance(EndedSubscriptionsService.Period);

        await scene.UntilAsync(claim, ClaimStatus.Ended);
        var ended = await UntilEndedAsync(scene, claim);
        (ended.EndReason, ended.Until).ShouldBe(("subscription-ended", Instant.FromUtc(2026, 4, 1, 0, 0)));
    }

    [Fact]
    public async Task a_migrated_association_holds_its_slot_and_ends_itself()
    {
        await using var scene = await TwoPartners.StartAsync(database);
        var (id, subscription) = (Examples.Claim("migrated"), SubscriptionId.Parse($"{Guid.NewGuid()}"));
        await scene.Ledger.Claims.DecideAsync(
            id,
            async given => given.Decide(new MigrateAssociation(
                id, Examples.Contoso, MpnId.Parse(Requests.Location), Examples.Woodgrove,
                SolutionArea.BusinessApplications, ProductKey.Parse("dynamics-365-sales"), subscription,
                [Activity.Usage], Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2026, 6, 1, 0, 0), "test", "1",
                await SlotBook.HoldAsync(given.Session, [Slot.Of(subscription)], given.Cancel), scene.Ledger.Terms())),
            new Actor("actor:test"),
            TestContext.Current.CancellationToken);
        (await scene.Contoso.GetClaimAsync($"{id}")).Required().Status.ShouldBe("official");
        await TwoPartners.ProveAsync(scene.Contoso, $"{id}", "Later.");
        await scene.SubmitAsync(
            scene.Fabrikam, Requests.BusinessApplications($"{subscription}"), ClaimStatus.Contested);

        await scene.PassAsync($"{id}");

        await scene.UntilAsync($"{id}", ClaimStatus.Ended);
        var ended = await UntilEndedAsync(scene, $"{id}");
        (ended.Migrated, ended.EndReason, ended.Until)
            .ShouldBe((true, "subscription-ended", Instant.FromUtc(2026, 6, 1, 0, 0)));
    }

    [Fact]
    public async Task a_notification_that_came_back_voids_its_window_and_asks_for_another_contact()
    {
        await using var scene = TwoPartners.At(running.Ledger);
        var claim = await scene.NotifyAsync(scene.Contoso, Requests.Microsoft365());
        var window = (await scene.Reviewer.GetClaimAsync(claim)).Required().Lines[0].WindowId;
        var bounce = new RecordBounceRequest
        {
            WindowId = window,
            EnhancedStatus = "5.1.1",
            Evidence = "Undelivered Mail Returned to Sender",
        };

        var returned = (await scene.Reviewer.RecordBounceAsync(claim, bounce)).Required();

        returned.Status.ShouldBe("action-required");
        (await scene.Reviewer.RecordBounceAsync(claim, bounce)).Required().Version.ShouldBe(returned.Version);
        var asked = returned.OpenRequests.ShouldHaveSingleItem();
        asked.CustomerUnreachable.ShouldBeTrue();
        (await scene.Contoso.ProvideInfoAsync(claim, new()
        {
            RequestId = asked.RequestId,
            CustomerContact = Requests.Customer with { Email = "anna@woodgrove.example" },
        })).Required();
        (await scene.Reviewer.ValidateAsync(claim, new ValidateRequest())).Required();
        await scene.UntilAsync(claim, ClaimStatus.CustomerNotified);
        (await scene.Reviewer.GetClaimAsync(claim)).Required().Lines[0].WindowId.ShouldNotBe(window);
    }

    private static async Task<WindowId> WindowOfAsync(TwoPartners scene, string claim)
    {
        var filed = (await scene.Ledger.LoadAsync(ClaimId.Parse(claim)))!.State.ShouldBeOfType<Claim.Filed>();
        return filed.Windows.ShouldHaveSingleItem().Id;
    }

    private static async Task<AssociationView> UntilEndedAsync(TwoPartners scene, string claim)
    {
        var filed = (await scene.Ledger.LoadAsync(ClaimId.Parse(claim)))!.State.ShouldBeOfType<Claim.Filed>();
        return await TestLedger.UntilAsync(
            async () => (await scene.Reviewer.GetSlotAsync($"{filed.Lines[0].Unit.Slot}")).Required().Former
                .FirstOrDefault(former => former.ClaimId == claim),
            () => Task.FromResult("the association has ended"));
    }

    private static async Task ExecuteAsync(TestLedger ledger, string sql)
    {
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
