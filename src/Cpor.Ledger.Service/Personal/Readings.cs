using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Personal;

/// <summary>Who reads personal data, and why; recorded with every text that is unsealed.</summary>
public sealed record Reader
{
    /// <summary>A reader that can be named afterwards.</summary>
    /// <exception cref="ArgumentException">Who or why is blank.</exception>
    public Reader(string who, string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        Who = who;
        Why = why;
    }

    /// <summary>The opaque id of the actor, or of the part of the service that acts by itself.</summary>
    public string Who { get; }

    /// <summary>What for, as <c>review</c> or <c>customer-notification-mail</c>.</summary>
    public string Why { get; }
}

/// <summary>One thing that is read.</summary>
/// <param name="ClaimId">The claim that it belongs to.</param>
/// <param name="Event">The alias of the fact that holds it, or <c>proof</c> for a file.</param>
/// <param name="Field">The field of that fact, or the file's SHA-256.</param>
public sealed record Reading(Guid ClaimId, string Event, string Field);

/// <summary>
/// Records who reads what and why. The record and the keys come from one statement: no record, no key. Only what can be
/// read is recorded; a destroyed key leaves no reading.
/// </summary>
public sealed class Readings(NpgsqlDataSource database, ClaimKeys keys, IClock clock)
{
    /// <summary>Records the readings and gives the state of each claim's key.</summary>
    public async Task<Dictionary<Guid, ClaimKeyState>> RecordAsync(
        IReadOnlyList<Reading> asked, Reader reader, CancellationToken cancel = default)
    {
        if (asked.Count == 0)
            return [];
        await using var command = database.CreateCommand("""
            with asked as (select * from unnest($1, $2, $3) as asked(claim_id, event, field)),
            recorded as (
              insert into ledger_keys.reading (claim_id, event, field, who, why, read_at)
              select asked.claim_id, asked.event, asked.field, $4, $5, $6
              from asked join ledger_keys.claim_key as key using (claim_id)
              where key.wrapped is not null)
            select claim_id, wrapped, destroyed_at from ledger_keys.claim_key where claim_id = any($1)
            """);
        command.Parameters.Add(new() { Value = asked.Select(reading => reading.ClaimId).ToArray() });
        command.Parameters.Add(new() { Value = asked.Select(reading => reading.Event).ToArray() });
        command.Parameters.Add(new() { Value = asked.Select(reading => reading.Field).ToArray() });
        command.Parameters.Add(new() { Value = reader.Who });
        command.Parameters.Add(new() { Value = reader.Why });
        command.Parameters.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        return await keys.StatesAsync(rows, asked.Select(reading => reading.ClaimId), cancel);
    }
}
