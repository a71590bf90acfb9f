using Cpor.Ledger.Service.Personal;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Personal;

public class rotating_keys(Database database) : PersonalTest(database)
{
    private KeyRotation Rotation => First.GetRequiredService<KeyRotation>();

    private KeyRing Ring => First.GetRequiredService<KeyRing>();

    [Fact]
    public async Task puts_every_key_under_a_new_one_and_leaves_texts_readable()
    {
        var token = await SealedAsync("anna@fabrikam.example");
        var hash = await First.GetRequiredService<SearchHash>().ComputeAsync("email", "anna@fabrikam.example");
        var before = (await Rotation.LookAsync(default)).Wrapped.ShouldHaveSingleItem();
        before.Value.ShouldBe(2, "the claim's key and the search key");

        await RotateAsync();

        var after = await Rotation.LookAsync(default);
        after.Wrapped.ShouldHaveSingleItem().ShouldBe(new(after.Current, 2));
        after.Current.ShouldNotBe(before.Key);
        (await ScalarAsync<string>("select kek from ledger_keys.claim_key")).ShouldBe(after.Current);
        (await UnsealedAsync(token)).ShouldBe(new Unsealed.Text("anna@fabrikam.example"));
        (await Node().GetRequiredService<SearchHash>().ComputeAsync("email", "anna@fabrikam.example")).ShouldBe(hash);
    }

    [Fact]
    public async Task needs_the_old_one_no_longer()
    {
        var token = await SealedAsync("anna@fabrikam.example");
        var old = Ring.Keys.Single().KeyId;

        await RotateAsync();
        Ring.Remove(old);

        var elsewhere = Node().GetRequiredService<Unsealing>();
        (await elsewhere.UnsealAsync(Claim, [token], Reviewer))[0]
            .ShouldBe(new Unsealed.Text("anna@fabrikam.example"));
    }

    [Fact]
    public async Task leaves_what_is_erased_erased()
    {
        var token = await SealedAsync("anna@fabrikam.example");
        await SealedAsync("boris@fabrikam.example", claim: OtherClaim);
        var at = await Keys.DestroyAsync(Claim);

        await RotateAsync();

        (await Rotation.LookAsync(default)).Wrapped.Values.Sum().ShouldBe(1);
        (await UnsealedAsync(token)).ShouldBe(new Unsealed.Erased(at));
        (await ScalarAsync<long>("select count(*) from ledger_keys.claim_key where wrapped is null")).ShouldBe(1);
    }

    [Fact]
    public async Task is_seen_at_once_by_a_node_that_had_begun_before()
    {
        var elsewhere = Node();
        var (sealing, unsealing) =
            (elsewhere.GetRequiredService<Sealing>(), elsewhere.GetRequiredService<Unsealing>());
        await sealing.SealAsync(OtherClaim, "commented.v1", "text", "before");
        var token = await SealedAsync("anna@fabrikam.example");

        await RotateAsync();

        (await unsealing.UnsealAsync(Claim, [token], Reviewer))[0]
            .ShouldBe(new Unsealed.Text("anna@fabrikam.example"));
        await sealing.SealAsync(Guid.NewGuid(), "commented.v1", "text", "after");
        var keys = await Rotation.LookAsync(default);
        keys.Wrapped.ShouldHaveSingleItem().Key.ShouldBe(keys.Current);
    }

    [Fact]
    public async Task goes_on_where_it_broke_off()
    {
        for (var count = 0; count < 7; count++)
            await SealedAsync("text", claim: Guid.NewGuid());
        Rotation.Begin();
        using var soon = new CancellationTokenSource();
        await soon.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Rotation.FinishAsync(soon.Token));
        (await Rotation.LookAsync(default)).Wrapped.Keys.ShouldNotContain((await Rotation.LookAsync(default)).Current);

        (await Rotation.FinishAsync(default)).ShouldBe(7);
        (await Rotation.FinishAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task retires_no_key_that_a_process_may_still_use()
    {
        await SealedAsync("anna@fabrikam.example");
        await RotateAsync();

        (await Rotation.RetireAsync(default)).ShouldBeEmpty("the new one is not an hour old");
        First.GetRequiredService<IKeyEncryption>()
            .Retire([.. (await Rotation.LookAsync(default)).Wrapped.Keys], TimeSpan.Zero).Count.ShouldBe(1);
        Ring.Keys.Count.ShouldBe(1);
    }

    private async Task RotateAsync()
    {
        Rotation.Begin();
        await Rotation.FinishAsync(default);
    }
}
