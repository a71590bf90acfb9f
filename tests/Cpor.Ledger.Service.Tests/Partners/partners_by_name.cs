using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.OptingOut;
using Cpor.Ledger.Service.Tests.Processes;
using Cpor.Ledger.Service.Tests.ReadModels;

namespace Cpor.Ledger.Service.Tests.Partners;

public class partners_by_name(Database database)
{
    private const string Contoso = "Contoso, Berlin, DE (MPN 1234567)";

    [Fact]
    public async Task are_seen_wherever_a_claim_is_shown()
    {
        await using var mail = await PartnerMail.StartAsync(database);
        using var readers = new Readers(mail.Ledger);
        var reviewer = readers.As(CallerRole.Reviewer);
        var claim = await mail.SubmitAsync("shown");
        await mail.Ledger.CatchUpAsync();

        (await reviewer.ListReviewsAsync(new ReviewListQuery())).Required().Items.Single().PartnerName
            .ShouldBe(Contoso);
        (await readers.Contoso.GetClaimAsync($"{claim}")).Required().PartnerName.ShouldBe(Contoso);
        (await readers.Contoso.ListClaimsAsync(new ClaimListQuery())).Required().Items.Single().PartnerName
            .ShouldBe(Contoso);
        await mail.ValidateAsync(claim);
        var notified = (await mail.Ledger.UntilAsync(claim, ClaimStatus.CustomerNotified)).State;
        using var customer = new Customer(mail.Ledger);
        (await customer.OpenAsync(await mail.Ledger.LinkAsync(claim))).Text
            .ShouldContain($"{Contoso} has told us that it works with woodgrove.example");
        (await mail.UntilAsync(mail.Customer)).Single().Subject
            .ShouldBe($"{Contoso} claims to be partner of record for woodgrove.example: you may opt out");
        await mail.Ledger.AdvanceAsync(notified.NextDeadline()!.Value - mail.Ledger.Now);
        var official = (Claim.Filed)(await mail.Ledger.UntilAsync(claim, ClaimStatus.Official)).State;
        await mail.Ledger.CatchUpAsync();
        (await reviewer.GetSlotAsync($"{official.Lines[0].Unit.Slot}")).Required().Holders.Single().PartnerName
            .ShouldBe(Contoso);
    }
}
