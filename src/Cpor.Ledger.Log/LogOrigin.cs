using Npgsql;

namespace Cpor.Ledger.Log;

/// <summary>
/// The name of the log, the first line of its checkpoints and the source of its entries: chosen once, when the first
/// node starts, and the same for ever.
/// </summary>
public sealed class LogOrigin(NpgsqlDataSource database, LogSettings settings)
{
    private string? _origin;

    /// <summary>The origin: a web address without its scheme.</summary>
    /// <exception cref="InvalidOperationException">
    /// The settings name another one than the log was begun with.
    /// </exception>
    public async ValueTask<string> ReadAsync(CancellationToken cancel)
    {
        if (_origin is { } known)
            return known;
        await using var command = database.CreateCommand($"""
            with made as (
              insert into {LogSchema.Schema}.identity values (1, $1) on conflict do nothing returning origin)
            select origin from made union all select origin from {LogSchema.Schema}.identity limit 1
            """);
        var wanted = settings.Origin;
        command.Parameters.Add(new() { Value = wanted.Length > 0 ? wanted : Invented() });
        // A node that lost the race for the first start sees the winner's only in the next statement.
        var origin = await command.ExecuteScalarAsync(cancel) ?? await command.ExecuteScalarAsync(cancel);
        if (wanted.Length > 0 && wanted != (string)origin!)
        {
            throw new InvalidOperationException(
                $"Ledger:Log:Origin is '{wanted}', but the log was begun as '{origin}', and that is in every entry. "
                + "Set it to that, or leave it out.");
        }

        return _origin = (string)origin!;
    }

    /// <summary>What the entries of the log are made by.</summary>
    /// <exception cref="InvalidOperationException">As for <see cref="ReadAsync"/>.</exception>
    public async ValueTask<Envelope> EnvelopeAsync(CancellationToken cancel) =>
        new(await ReadAsync(cancel), settings.Nouns);

    // Two logs of the same name could be taken for one.
    private string Invented() => $"{settings.Host}/log/{Guid.NewGuid():n}"[..^20];
}
