using System.Security.Cryptography;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Personal;

public class the_data_key_of_a_claim(Database database) : PersonalTest(database)
{
    [Fact]
    public async Task is_the_same_for_everybody_who_asks_for_it_first_at_once()
    {
        // Every asker has its own memory, as nodes have, and the gate lets them all go at the same moment.
        var askers = Enumerable.Range(0, 24).Select(_ => Node().GetRequiredService<Sealing>()).ToList();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = askers.Select(async asker =>
        {
            await gate.Task;
            return await asker.SealAsync(Claim, "commented.v1", "text", "the same");
        }).ToList();

        gate.SetResult();
        var tokens = await Task.WhenAll(asking);

        tokens.Select(token => ((SealingResult.Sealed)token).Token).Distinct().ShouldHaveSingleItem();
        (await ScalarAsync<long>("select count(*) from ledger_keys.claim_key")).ShouldBe(1);
    }

    [Fact]
    public async Task stays_destroyed_when_it_is_asked_for_and_destroyed_at_once()
    {
        foreach (var claim in Enumerable.Range(1, 20).Select(_ => Guid.CreateVersion7()))
        {
            var asking = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Keys.GetOrCreateAsync(claim)));
            var destroying = Task.Run(() => Keys.DestroyAsync(claim));
            await Task.WhenAll([.. asking, destroying]);

            (await Keys.GetOrCreateAsync(claim)).ShouldBeOfType<ClaimKeyState.Destroyed>();
            (await Keys.GetAsync(claim)).ShouldBeOfType<ClaimKeyState.Destroyed>();
        }
    }

    [Fact]
    public async Task cannot_be_put_in_the_place_of_another_claims()
    {
        var token = await SealedAsync("anna@fabrikam.example");
        await ExecuteAsync($"""
            insert into ledger_keys.claim_key select '{OtherClaim}', wrapped, kek, created_at from ledger_keys.claim_key
            """);

        await Should.ThrowAsync<CryptographicException>(() => UnsealedAsync(token, OtherClaim));
    }

    [Fact]
    public async Task is_missing_until_something_is_sealed() =>
        (await Keys.GetAsync(Claim)).ShouldBeOfType<ClaimKeyState.Missing>();

    [Fact]
    public async Task gives_unrelated_keys_for_other_purposes_and_salts()
    {
        var key = ((ClaimKeyState.Live)await Keys.GetOrCreateAsync(Claim)).Key;

        string[] derived =
        [
            Convert.ToHexString(key.Derive("a")),
            Convert.ToHexString(key.Derive("b")),
            Convert.ToHexString(key.Derive("a", [1])),
        ];

        derived.ShouldBeUnique();
        Convert.ToHexString(key.Derive("a")).ShouldBe(derived[0]);
    }

    [Fact]
    public async Task never_stands_in_the_database_nor_does_what_it_seals()
    {
        const string canary = "canary-7f3d@fabrikam.example";
        var watched = new WatchedEncryption(First.GetRequiredService<IKeyEncryption>());
        using var keys = new ClaimKeys(Source, watched, Clock, new PersonalSettings(""));
        await keys.GetOrCreateAsync(Claim);
        await UnsealedAsync(await SealedAsync(canary));

        // Every row of every table that this schema has, as text; bytea is written as hexadecimal digits.
        var dump = await ScalarAsync<string>("""
            select string_agg(query_to_xml(format('select * from %s', c.oid::regclass), true, false, '')::text, '')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'ledger_keys' and c.relkind = 'r'
            """);

        dump.ShouldContain("customer-contact.email");
        dump.ShouldNotContain("canary");
        dump.ShouldNotContain(Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(canary)));
        watched.Keys.ShouldNotBeEmpty();
        watched.Keys.ShouldAllBe(key => !dump.Contains(Convert.ToHexStringLower(key)));
        watched.Keys.ShouldAllBe(key => !dump.Contains(Convert.ToBase64String(key)));
    }

    /// <summary>Sees every key before it is wrapped.</summary>
    private sealed class WatchedEncryption(IKeyEncryption inner) : IKeyEncryption
    {
        public string Current => inner.Current;

        public string KeyOf(byte[] wrapped) => inner.KeyOf(wrapped);

        public void Renew() => inner.Renew();

        public IReadOnlyList<string> Retire(IReadOnlyCollection<string> needed, TimeSpan ago) =>
            inner.Retire(needed, ago);

        public List<byte[]> Keys { get; } = [];

        public string Name => inner.Name;

        public ValueTask<byte[]> WrapAsync(string purpose, byte[] key, CancellationToken cancel)
        {
            Keys.Add(key);
            return inner.WrapAsync(purpose, key, cancel);
        }

        public ValueTask<byte[]> UnwrapAsync(string purpose, byte[] wrapped, CancellationToken cancel) =>
            inner.UnwrapAsync(purpose, wrapped, cancel);
    }
}
