using Cpor.Ledger.Service.Personal;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Personal;

public class erasing_personal_data(Database database) : PersonalTest(database)
{
    [Fact]
    public async Task makes_every_text_of_the_claim_say_when_it_was_erased()
    {
        var token = await SealedAsync("anna@fabrikam.example");
        var other = await SealedAsync("boris@fabrikam.example", claim: OtherClaim);

        var at = await Keys.DestroyAsync(Claim);

        at.ShouldBe(Instant.FromUtc(2020, 9, 1, 8, 0));
        var read = await UnsealedAsync(token);
        read.ShouldBe(new Unsealed.Erased(at));
        read.ToString().ShouldBe("erased on 2020-09-01");
        (await UnsealedAsync(other, OtherClaim)).ShouldBe(new Unsealed.Text("boris@fabrikam.example"));
    }

    [Fact]
    public async Task holds_on_a_node_that_still_has_the_key_in_memory()
    {
        var token = await SealedAsync("anna@fabrikam.example");
        var elsewhere = Node();
        var unsealing = elsewhere.GetRequiredService<Unsealing>();
        (await unsealing.UnsealAsync(Claim, [token], Reviewer))[0].ShouldBeOfType<Unsealed.Text>();

        await Keys.DestroyAsync(Claim);

        (await unsealing.UnsealAsync(Claim, [token], Reviewer))[0].ShouldBeOfType<Unsealed.Erased>();
    }

    [Fact]
    public async Task keeps_the_row_without_the_key_and_the_first_instant()
    {
        await SealedAsync("anna@fabrikam.example");
        var first = await Keys.DestroyAsync(Claim);
        Clock.AdvanceDays(1);

        (await Keys.DestroyAsync(Claim)).ShouldBe(first);

        (await ScalarAsync<long>("select count(*) from ledger_keys.claim_key where wrapped is null")).ShouldBe(1);
    }

    [Fact]
    public async Task lets_nothing_more_be_sealed_not_even_where_nothing_was()
    {
        await SealedAsync("anna@fabrikam.example");
        var at = await Keys.DestroyAsync(Claim);
        await Keys.DestroyAsync(OtherClaim);
        var elsewhere = Node().GetRequiredService<Sealing>();

        (await Sealing.SealAsync(Claim, "commented.v1", "text", "late")).ShouldBe(new SealingResult.Erased(at));
        (await elsewhere.SealAsync(Claim, "commented.v1", "text", "late")).ShouldBe(new SealingResult.Erased(at));
        (await elsewhere.SealAsync(OtherClaim, "commented.v1", "text", "x")).ShouldBe(new SealingResult.Erased(at));
    }

    [Fact]
    public async Task leaves_no_reading_of_what_could_not_be_read()
    {
        var token = await SealedAsync("anna@fabrikam.example");
        await Keys.DestroyAsync(Claim);

        await UnsealedAsync(token);

        (await ScalarAsync<long>("select count(*) from ledger_keys.reading")).ShouldBe(0);
    }
}
