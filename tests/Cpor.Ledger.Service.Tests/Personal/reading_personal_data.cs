using Cpor.Ledger.Service.Personal;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Personal;

public class reading_personal_data(Database database) : PersonalTest(database)
{
    [Fact]
    public async Task is_recorded_with_who_why_what_and_when()
    {
        var email = await SealedAsync("anna@fabrikam.example");
        var name = await SealedAsync("Anna", field: "customer-contact.name");
        var other = await SealedAsync("Boris", field: "customer-contact.name", claim: OtherClaim);
        Clock.AdvanceMinutes(3);

        var read = await Unsealing.UnsealAsync(
            [new(Claim, email), new(Claim, name), new(OtherClaim, other)], new Reader("actor-9", "queue"));

        read.Cast<Unsealed.Text>().Select(text => text.Value).ShouldBe(["anna@fabrikam.example", "Anna", "Boris"]);
        (await ReadingsAsync()).ShouldBe(
        [
            (Claim, "details-given.v1", "customer-contact.email", "actor-9", "queue"),
            (Claim, "details-given.v1", "customer-contact.name", "actor-9", "queue"),
            (OtherClaim, "details-given.v1", "customer-contact.name", "actor-9", "queue"),
        ], ignoreOrder: true);
        (await ScalarAsync<DateTime>("select max(read_at) from ledger_keys.reading"))
            .ShouldBe(Instant.FromUtc(2020, 9, 1, 8, 3).ToDateTimeUtc());
    }

    [Fact]
    public async Task fails_when_it_cannot_be_recorded()
    {
        var token = await SealedAsync("anna@fabrikam.example");
        await ExecuteAsync("alter table ledger_keys.reading add constraint nobody check (who <> 'actor-7')");

        await Should.ThrowAsync<PostgresException>(() => UnsealedAsync(token));

        await ExecuteAsync("alter table ledger_keys.reading drop constraint nobody");
        (await UnsealedAsync(token)).ShouldBeOfType<Unsealed.Text>();
    }

    [Fact]
    public async Task of_nothing_sealed_asks_the_database_nothing()
    {
        (await Unsealing.UnsealAsync(Claim, [], Reviewer)).ShouldBeEmpty();
        (await ScalarAsync<long>("select count(*) from ledger_keys.reading")).ShouldBe(0);
    }

    [Fact]
    public async Task of_a_claim_that_never_had_a_key_tells_so()
    {
        var token = await SealedAsync("anna@fabrikam.example");

        (await UnsealedAsync(token, OtherClaim)).ShouldBeOfType<Unsealed.Unreadable>().Why.ShouldContain("ever sealed");
    }

    [Theory]
    [InlineData("", "review")]
    [InlineData("actor-7", " ")]
    public void demands_who_and_why(string who, string why) =>
        Should.Throw<ArgumentException>(() => new Reader(who, why));

    private async Task<List<(Guid, string, string, string, string)>> ReadingsAsync()
    {
        await using var command = Source.CreateCommand(
            "select claim_id, event, field, who, why from ledger_keys.reading");
        await using var rows = await command.ExecuteReaderAsync();
        var readings = new List<(Guid, string, string, string, string)>();
        while (await rows.ReadAsync())
        {
            readings.Add(
                (rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4)));
        }

        return readings;
    }
}
