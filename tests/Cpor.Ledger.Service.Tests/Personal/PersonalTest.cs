using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Settings;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Personal;

/// <summary>
/// Sealing over a database and a key ring of its own; <see cref="Node"/> is one more service beside the first.
/// </summary>
public abstract class PersonalTest(Database database) : IAsyncLifetime
{
    protected static readonly Guid Claim = Guid.Parse("0190b2c4-0000-7000-8000-000000000001");
    protected static readonly Guid OtherClaim = Guid.Parse("0190b2c4-0000-7000-8000-000000000002");
    protected static readonly Reader Reviewer = new("actor-7", "review");

    private readonly Folder _keyRing = new();
    private readonly List<ServiceProvider> _nodes = [];

    protected FakeClock Clock { get; } = new(Instant.FromUtc(2020, 9, 1, 8, 0));

    protected NpgsqlDataSource Source { get; private set; } = null!;

    protected ServiceProvider First { get; private set; } = null!;

    protected Sealing Sealing => First.GetRequiredService<Sealing>();

    protected Unsealing Unsealing => First.GetRequiredService<Unsealing>();

    protected ClaimKeys Keys => First.GetRequiredService<ClaimKeys>();

    public async ValueTask InitializeAsync()
    {
        Source = await database.OfAsync(GetType());
        await ExecuteAsync("truncate ledger_keys.claim_key, ledger_keys.search_key, ledger_keys.reading");
        First = Node();
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        _keyRing.Dispose();
        GC.SuppressFinalize(this);
    }

    protected ServiceProvider Node()
    {
        var node = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IClock>(Clock)
            .AddPersonalData(new PersonalSettings(_keyRing["keys"]))
            // An instance that the container was handed is not disposed with it: the nodes share one.
            .AddSingleton(Source)
            .BuildServiceProvider();
        _nodes.Add(node);
        return node;
    }

    protected async Task<string> SealedAsync(
        string text,
        string field = "customer-contact.email",
        string eventAlias = "details-given.v1",
        Guid? claim = null) =>
        (await Sealing.SealAsync(claim ?? Claim, eventAlias, field, text)).ShouldBeOfType<SealingResult.Sealed>().Token;

    protected async Task<Unsealed> UnsealedAsync(string token, Guid? claim = null) =>
        (await Unsealing.UnsealAsync(claim ?? Claim, [token], Reviewer)).ShouldHaveSingleItem();

    protected async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    protected async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
