using Cpor.Ledger.Contracts.Actors;
using Cpor.Ledger.Service.Access;
using NodaTime;
using NodaTime.Testing;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Access;

public sealed class the_directory_of_actors(Database database) : IAsyncLifetime
{
    private readonly FakeClock _clock = new(Instant.FromUtc(2026, 3, 2, 9, 0));
    private NpgsqlDataSource _source = null!;

    public async ValueTask InitializeAsync()
    {
        _source = NpgsqlDataSource.Create((await database.CreateLedgerAsync()).Owner!);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    [Fact]
    public async Task gives_a_subject_one_id_on_every_node()
    {
        using var one = Node();
        using var other = Node();

        var id = await one.IdOfAsync("issuer", "anna", "Anna");

        (await other.IdOfAsync("issuer", "anna", "Anna")).ShouldBe(id);
        (await one.IdOfAsync("issuer", "boris", "Boris")).ShouldNotBe(id);
        (await one.IdOfAsync("other-issuer", "anna", "Anna")).ShouldNotBe(id);
    }

    [Fact]
    public async Task gives_a_subject_one_id_however_many_ask_at_once()
    {
        var nodes = Enumerable.Range(0, 12).Select(_ => Node()).ToList();

        var ids = await Task.WhenAll(nodes.Select(node => node.IdOfAsync("issuer", "anna", null).AsTask()));

        ids.Distinct().ShouldHaveSingleItem();
        nodes.ForEach(node => node.Dispose());
    }

    [Fact]
    public async Task keeps_the_name_up_to_date()
    {
        using var directory = Node();
        var id = await directory.IdOfAsync("issuer", "anna", "Anna Ivanova");

        (await directory.IdOfAsync("issuer", "anna", "Anna Petrova")).ShouldBe(id);

        (await directory.FindAsync(id))!.Name.ShouldBe("Anna Petrova");
    }

    [Fact]
    public async Task names_whom_it_knows_and_leaves_out_the_rest()
    {
        using var directory = Node();
        var machine = await directory.IdOfAsync("issuer", "payout-7", null);

        (await directory.FindAsync(machine))!.Name.ShouldBe("payout-7", "it has no display name");
        foreach (var nobody in new[] { "ledger:opt-out-window", "actor:nonsense", $"actor:{Guid.NewGuid()}" })
            (await directory.FindAsync(nobody)).ShouldBeNull(nobody);
    }

    [Fact]
    public async Task forgets_whoever_is_erased_for_good()
    {
        using var directory = Node();
        var id = await directory.IdOfAsync("issuer", "anna", "Anna");

        (await directory.EraseAsync(id)).ShouldBeTrue();
        (await directory.EraseAsync(id)).ShouldBeTrue("doing it again changes nothing");

        (await directory.FindAsync(id)).ShouldBe(new ActorView { ActorId = id, ErasedAt = _clock.GetCurrentInstant() });
        await using var left = _source.CreateCommand(
            "select count(*) from ledger_keys.actor as actor where actor::text ~* 'anna|issuer'");
        (await left.ExecuteScalarAsync()).ShouldBe(0L);
        (await directory.IdOfAsync("issuer", "anna", "Anna")).ShouldNotBe(id);
        (await directory.EraseAsync("actor:nonsense")).ShouldBeFalse();
    }

    [Fact]
    public async Task is_written_by_the_application_role_of_a_whole_ledger()
    {
        var ledger = await database.CreateLedgerAsync();
        await using var source = NpgsqlDataSource.Create(ledger.Application);
        using var directory = new ActorDirectory(source, _clock);

        var id = await directory.IdOfAsync("issuer", "anna", "Anna");

        (await directory.EraseAsync(id)).ShouldBeTrue();
    }

    private ActorDirectory Node() => new(_source, _clock);
}
