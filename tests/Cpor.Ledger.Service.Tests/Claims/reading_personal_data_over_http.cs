using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Claims;

[Collection(nameof(Desk))]
public class reading_personal_data_over_http(Desk desk)
{
    [Fact]
    public async Task needs_a_reason_and_is_recorded()
    {
        var request = Requests.Microsoft365();
        var claim = (await desk.Partner.CreateClaimAsync(request)).Required();

        (await desk.Reviewer.GetContactsAsync(claim.ClaimId, "")).Problem!.Fields.ShouldHaveSingleItem().Path
            .ShouldBe("reason");
        (await ReadingsAsync(claim.ClaimId)).ShouldBeEmpty();
        var contacts = (await desk.Reviewer.GetContactsAsync(claim.ClaimId, "calling the customer")).Required();

        contacts.Name.ShouldBe(request.Name);
        contacts.CustomerContact.ShouldBe(request.CustomerContact);
        contacts.PartnerContact.ShouldBe(request.PartnerContact);
        contacts.TechnicalContact.ShouldBeNull();
        contacts.Unreadable.ShouldBeEmpty();
        (await ReadingsAsync(claim.ClaimId)).ShouldBe(
        [
            "customer-contact.email calling the customer", "customer-contact.name calling the customer",
            "customer-contact.title calling the customer", "name calling the customer",
            "partner-contact.email calling the customer", "partner-contact.name calling the customer",
        ]);
    }

    [Fact]
    public async Task finds_nothing_after_erasure_and_nothing_more_is_taken()
    {
        var claim = await desk.DraftAsync();
        await desk.Ledger.Services.GetRequiredService<ClaimKeys>().DestroyAsync(Guid.Parse(claim.ClaimId));

        var contacts = (await desk.Reviewer.GetContactsAsync(claim.ClaimId, "review")).Required();
        contacts.Erased.ShouldBe("erased on 2026-03-02");
        contacts.CustomerContact.ShouldBeNull();
        var comment = await desk.Partner.CommentAsync(claim.ClaimId, new CommentRequest { Text = "More." });
        (comment.Status, comment.Problem!.Code).ShouldBe((410, "personal-data-erased"));
        (await desk.Partner.GetClaimAsync(claim.ClaimId)).Required().Status.ShouldBe("draft");
    }

    private async Task<List<string>> ReadingsAsync(string claimId)
    {
        await using var connection = new NpgsqlConnection(desk.Ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand(
            "select field || ' ' || why from ledger_keys.reading where claim_id = $1 order by 1", connection);
        read.Parameters.AddWithValue(Guid.Parse(claimId));
        await using var rows = await read.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
            found.Add(rows.GetString(0));
        return found;
    }
}
