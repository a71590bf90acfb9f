using System.Collections.Concurrent;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Marten.Services;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>
/// Several hands that append events at once, in transactions that are left open for a while and then committed or
/// rolled back; whatever goes wrong on the way is only counted.
/// </summary>
public sealed class Writers(IDocumentStore store, NpgsqlDataSource database, string game)
{
    private readonly ConcurrentBag<Guid> _stored = [];
    private int _failed;
    private int _rolledBack;

    /// <summary>The events whose commit was answered.</summary>
    public IReadOnlyCollection<Guid> Stored => _stored;

    /// <summary>How many attempts broke off.</summary>
    public int Failed => _failed;

    /// <summary>How many transactions were rolled back on purpose.</summary>
    public int RolledBack => _rolledBack;

    /// <summary>Goes on until each hand has got so many transactions through.</summary>
    public Task WriteAsync(int hands, int appends) => Task.WhenAll(Enumerable.Range(0, hands).Select(hand =>
        Task.Run(async () =>
        {
            var chance = new Random(hand);
            using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            for (var append = 0; append < appends;)
            {
                if (await TryAsync(chance))
                    append++;
                else
                    await pause.WaitForNextTickAsync();
            }
        })));

    /// <summary>False when it broke off.</summary>
    private async Task<bool> TryAsync(Random chance)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
            var events = await AppendAsync(session, Examples.Claim($"{game} {chance.Next(40)}"), chance);
            await session.SaveChangesAsync();
            if (chance.Next(4) == 0)
            {
                using var open = new PeriodicTimer(TimeSpan.FromMilliseconds(chance.Next(1, 300)));
                await open.WaitForNextTickAsync();
            }

            if (chance.Next(7) == 0)
            {
                Interlocked.Increment(ref _rolledBack);
                await transaction.RollbackAsync();
                return true;
            }

            await transaction.CommitAsync();
            foreach (var stored in events)
                _stored.Add(stored);
            return true;
        }
        catch (Exception)
        {
            // A lost race, a terminated connection, a killed server: what was answered is what counts.
            Interlocked.Increment(ref _failed);
            return false;
        }
    }

    private static async Task<IReadOnlyList<Guid>> AppendAsync(IDocumentSession session, ClaimId claim, Random chance)
    {
        var stream = await session.Events.FetchForWriting<LedgerClaim>(claim.Value);
        var now = Instant.FromUnixTimeSeconds(1_772_442_000);
        var events = Enumerable.Range(0, chance.Next(1, 4))
            .Select(index => stream.Aggregate is null && index == 0
                ? session.Events.BuildEvent(new DraftCreated(
                    claim, [], now, Examples.Contoso, Examples.Details(claim, "exchange-online")))
                : session.Events.BuildEvent(new Commented(
                    claim, [], now, new CommentId(Guid.NewGuid()), ClaimSide.Partner, Examples.Text("text"))))
            .ToList();
        foreach (var one in events)
        {
            one.Id = Guid.CreateVersion7();
            stream.AppendOne(one);
        }

        return [.. events.Select(one => one.Id)];
    }
}
