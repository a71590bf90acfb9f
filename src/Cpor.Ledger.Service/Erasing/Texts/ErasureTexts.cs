using System.Globalization;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Mail;
using NodaTime;

namespace Cpor.Ledger.Service.Erasing.Texts;

/// <summary>What a certificate of erasure says, in one language.</summary>
public sealed record ErasureTexts
{
    /// <summary>The language as BCP 47 tag.</summary>
    public required string Language { get; init; }

    public required string Heading { get; init; }
    public required string Claim { get; init; }
    public required string Decided { get; init; }
    public required string Case { get; init; }
    public required string Fact { get; init; }
    public required string Position { get; init; }
    public required string NoPosition { get; init; }
    public required string KeyDestroyed { get; init; }
    public required string KeyAlive { get; init; }
    public required string Finished { get; init; }
    public required string Unfinished { get; init; }
    public required string Erased { get; init; }
    public required string Documents { get; init; }
    public required string NoDocuments { get; init; }
    public required string Linked { get; init; }
    public required string Remaining { get; init; }

    /// <summary>Scopes, legal bases and what remains, by their public names.</summary>
    public required IReadOnlyDictionary<string, string> Words { get; init; }

    /// <summary>What is left of every erased claim, by public names.</summary>
    public static IReadOnlyList<string> WhatRemains { get; } =
        ["sealed-texts", "document-digests", "business-data", "readings", "sent-mails"];

    /// <summary>The texts in a language, by its BCP 47 tag, or null when there are none.</summary>
    public static ErasureTexts? In(string language) => language.Split('-')[0].ToLowerInvariant() switch
    {
        "en" => EnglishErasure.Texts,
        "ru" => RussianErasure.Texts,
        _ => null,
    };

    /// <summary>The certificate as plain text.</summary>
    public string Certificate(ErasureView view) => string.Join('\n', Lines(view)) + "\n";

    private IEnumerable<string> Lines(ErasureView view)
    {
        yield return Heading;
        yield return "";
        yield return Template.Fill(Claim, ("claim", view.ClaimId), ("scope", Words[view.Scope]));
        yield return Template.Fill(
            Decided, ("when", Moment(view.ErasedAt)), ("who", view.ErasedBy ?? "-"), ("basis", Words[view.Basis]));
        yield return Template.Fill(Case, ("case", view.CaseReference));
        yield return Template.Fill(
            Fact, ("name", view.EventName), ("id", view.EventId), ("version", Number(view.Version)));
        yield return view.LogPosition is { } position
            ? Template.Fill(Position, ("position", Number(position)))
            : NoPosition;
        yield return view.KeyDestroyedAt is { } destroyed
            ? Template.Fill(KeyDestroyed, ("when", Moment(destroyed)))
            : KeyAlive;
        yield return view.FinishedAt is { } finished ? Template.Fill(Finished, ("when", Moment(finished))) : Unfinished;
        yield return Template.Fill(Erased, ("count", Number(view.SealedTexts)));
        foreach (var field in view.Fields)
            yield return $"  {field}";
        yield return view.Documents.Count == 0 ? NoDocuments : Documents;
        foreach (var document in view.Documents)
            yield return $"  {document}";
        if (view.LinkedClaims.Count > 0)
            yield return Linked;
        foreach (var linked in view.LinkedClaims)
            yield return $"  {linked}";
        yield return Remaining;
        foreach (var remains in view.Remains)
            yield return $"  - {Words[remains]}";
    }

    private static string Moment(Instant instant) => StoredFormat.InstantPattern.Format(instant);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
