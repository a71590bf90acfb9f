using NodaTime;
using Npgsql;
using NpgsqlTypes;

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

/// <summary>A token found in a fact or row of a claim.</summary>
/// <param name="ClaimId">The claim that it was found in.</param>
/// <param name="Token">The token.</param>
/// <param name="Field">
/// The field that it must be of when the reader depends on that, as a mail on the right address.
/// </param>
public sealed record SealedText(Guid ClaimId, string Token, string? Field = null);

/// <summary>What a token turned out to hold.</summary>
public abstract record Unsealed
{
    private Unsealed()
    {
    }

    /// <summary>The text.</summary>
    public sealed record Text(string Value) : Unsealed
    {
        /// <summary>Leaves the text out, so that it never gets into a log by accident.</summary>
        public override string ToString() => nameof(Text);
    }

    /// <summary>The claim's personal data was erased at this instant.</summary>
    public sealed record Erased(Instant At) : Unsealed
    {
        /// <summary>For people: <c>erased on 2020-09-01</c> (UTC).</summary>
        public override string ToString() => $"erased on {At.InUtc().Date:uuuu-MM-dd}";
    }

    /// <summary>The token was altered, belongs to another claim, event or field, or is none.</summary>
    public sealed record Unreadable(string Why) : Unsealed;
}

/// <summary>
/// Opens sealed texts at the door. A text is handed out only after its reading was recorded: the record and the keys
/// come from one statement, so a whole request costs one round trip, and no record means no text.
/// </summary>
public sealed class Unsealing(NpgsqlDataSource database, ClaimKeys keys, IClock clock)
{
    /// <summary>Unseals tokens of one claim, in the order given.</summary>
    public Task<IReadOnlyList<Unsealed>> UnsealAsync(
        Guid claimId, IReadOnlyList<string> tokens, Reader reader, CancellationToken cancel = default) =>
        UnsealAsync([.. tokens.Select(token => new SealedText(claimId, token))], reader, cancel);

    /// <summary>Unseals tokens of any claims, in the order given.</summary>
    public async Task<IReadOnlyList<Unsealed>> UnsealAsync(
        IReadOnlyList<SealedText> texts, Reader reader, CancellationToken cancel = default)
    {
        var found = texts
            .Select(text => (text.ClaimId, text.Field, Token: Parsed(text.Token)))
            .ToList();
        var asked = found.Where(text => text.Token is not null).Select(text => (text.ClaimId, text.Token!)).ToList();
        var states = asked.Count == 0 ? [] : await RecordAsync(asked, reader, cancel);
        return [.. found.Select(text => text.Token is null
            ? new Unsealed.Unreadable("This is not a sealed text.")
            : Open(text.Token, text.Field, states[text.ClaimId]))];
    }

    private static SealedToken? Parsed(string text) => SealedToken.TryParse(text, out var token) ? token : null;

    private static Unsealed Open(SealedToken token, string? field, ClaimKeyState state) => state switch
    {
        _ when field is not null && field != token.Field =>
            new Unsealed.Unreadable($"The text was sealed for {token.Field}, not for {field}."),
        ClaimKeyState.Destroyed destroyed => new Unsealed.Erased(destroyed.At),
        ClaimKeyState.Live live when live.Key.Text.Open(token) is { } text => new Unsealed.Text(text),
        ClaimKeyState.Live => new Unsealed.Unreadable("The token was altered or belongs elsewhere."),
        _ => new Unsealed.Unreadable("Nothing was ever sealed for this claim."),
    };

    /// <summary>Only what can be read is recorded as read: a destroyed key leaves no reading.</summary>
    private async Task<Dictionary<Guid, ClaimKeyState>> RecordAsync(
        List<(Guid ClaimId, SealedToken Token)> asked, Reader reader, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            with asked as (select * from unnest($1, $2, $3) as asked(claim_id, event, field)),
            recorded as (
              insert into ledger_keys.reading (claim_id, event, field, who, why, read_at)
              select asked.claim_id, asked.event, asked.field, $4, $5, $6
              from asked join ledger_keys.claim_key as key using (claim_id)
              where key.wrapped is not null)
            select claim_id, wrapped, destroyed_at from ledger_keys.claim_key where claim_id = any($1)
            """);
        command.Parameters.Add(new() { Value = asked.Select(text => text.ClaimId).ToArray() });
        command.Parameters.Add(new() { Value = asked.Select(text => text.Token.EventAlias).ToArray() });
        command.Parameters.Add(new() { Value = asked.Select(text => text.Token.Field).ToArray() });
        command.Parameters.Add(new() { Value = reader.Who });
        command.Parameters.Add(new() { Value = reader.Why });
        command.Parameters.Add(new()
        {
            Value = clock.GetCurrentInstant().ToDateTimeUtc(),
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        return await keys.StatesAsync(rows, asked.Select(text => text.ClaimId), cancel);
    }
}
