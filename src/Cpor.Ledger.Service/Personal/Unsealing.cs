using NodaTime;

namespace Cpor.Ledger.Service.Personal;

/// <summary>A token found in a fact or row of a claim.</summary>
/// <param name="ClaimId">The claim that it was found in.</param>
/// <param name="Token">The token.</param>
/// <param name="Field">
/// The field that it must be of when the reader depends on that, such as a mail on the right address.
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
/// Opens sealed texts for an endpoint. A text is handed out only after its reading was recorded
/// (<see cref="Readings"/>); a whole request costs one round trip to the database.
/// </summary>
public sealed class Unsealing(Readings readings)
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
        var states = await readings.RecordAsync(
            [
                .. found.Where(text => text.Token is not null)
                    .Select(text => new Reading(text.ClaimId, text.Token!.EventAlias, text.Token.Field)),
            ],
            reader,
            cancel);
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
}
