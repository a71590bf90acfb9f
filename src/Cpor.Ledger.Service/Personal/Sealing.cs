using System.Collections.Immutable;
using System.Text;

namespace Cpor.Ledger.Service.Personal;

/// <summary>A text to seal, and where in a fact it will stand.</summary>
/// <param name="EventAlias">The alias of the fact, as <c>details-given.v1</c>.</param>
/// <param name="Field">The field of the fact, as <c>customer-contact.email</c>.</param>
/// <param name="Text">Up to <see cref="Sealing.LongestText"/> bytes of UTF-8.</param>
public sealed record PlainText(string EventAlias, string Field, string Text)
{
    /// <summary>Leaves the text out, so that it never gets into a log by accident.</summary>
    public override string ToString() => $"{EventAlias} {Field}";
}

/// <summary>What came of sealing.</summary>
public abstract record SealingResult
{
    private SealingResult()
    {
    }

    /// <summary>One token per text, in the order given.</summary>
    public sealed record Sealed(ImmutableArray<string> Tokens) : SealingResult
    {
        /// <summary>The token of the only text.</summary>
        public string Token => Tokens.Single();
    }

    /// <summary>The claim's personal data was erased; nothing more is sealed for it.</summary>
    public sealed record Erased(NodaTime.Instant At) : SealingResult;
}

/// <summary>
/// Seals contacts and free text before a command is decided. The same text for the same claim, event and
/// field gives the same token, so a retry adds nothing.
/// </summary>
public sealed class Sealing(ClaimKeys keys)
{
    /// <summary>
    /// The longest text, in bytes of UTF-8; its token then stays below the 16,384 characters that a stored fact takes.
    /// Requests have their own, lower limits per field.
    /// </summary>
    public const int LongestText = 12_000;

    /// <summary>
    /// Seals all texts of one request with at most one round trip to the database; it makes the claim's key when there
    /// is none yet.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A name is not in its format, or a text is too long or not Unicode.
    /// </exception>
    public async Task<SealingResult> SealAsync(
        Guid claimId, IReadOnlyList<PlainText> texts, CancellationToken cancel = default) =>
        Seal(texts, await keys.GetOrCreateAsync(claimId, cancel));

    /// <summary>
    /// The same without making a key: where the claim has none, one is used that is thrown away, so that its tokens
    /// can never be opened.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A name is not in its format, or a text is too long or not Unicode.
    /// </exception>
    public async Task<SealingResult> TryAsync(
        Guid claimId, IReadOnlyList<PlainText> texts, CancellationToken cancel = default) =>
        Seal(texts, await keys.GetAsync(claimId, cancel) is var state and not ClaimKeyState.Missing
            ? state
            : new ClaimKeyState.Live(ClaimKey.ThrownAway()));

    private static SealingResult Seal(IReadOnlyList<PlainText> texts, ClaimKeyState key)
    {
        if (texts.FirstOrDefault(text => Encoding.UTF8.GetByteCount(text.Text) > LongestText) is { } tooLong)
            throw new ArgumentException($"The text of {tooLong} is longer than {LongestText} bytes.", nameof(texts));
        return key switch
        {
            ClaimKeyState.Live live =>
                new SealingResult.Sealed([.. texts.Select(text => live.Key.Text.Seal(text).ToString())]),
            ClaimKeyState.Destroyed destroyed => new SealingResult.Erased(destroyed.At),
            var other => throw new InvalidOperationException($"A key was made and is {other}."),
        };
    }
}
