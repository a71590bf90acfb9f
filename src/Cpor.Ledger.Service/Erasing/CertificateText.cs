using System.Globalization;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Localization;
using NodaTime;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>The certificate of an erasure as text.</summary>
public static class CertificateText
{
    /// <summary>What is left of every erased claim, by public names.</summary>
    public static IReadOnlyList<string> WhatRemains { get; } =
        ["sealed-texts", "document-digests", "business-data", "readings", "sent-mails"];

    /// <summary>The certificate as plain text.</summary>
    public static string Of(ErasureView view, ErasureTexts texts) => string.Join('\n', Lines(view, texts)) + "\n";

    private static IEnumerable<string> Lines(ErasureView view, ErasureTexts texts)
    {
        yield return texts.Heading;
        yield return "";
        yield return Template.Fill(texts.Claim, ("claim", view.ClaimId), ("scope", texts.Words[view.Scope]));
        yield return Template.Fill(
            texts.Decided,
            ("when", Moment(view.ErasedAt)),
            ("who", view.ErasedBy ?? "-"),
            ("basis", texts.Words[view.Basis]));
        yield return Template.Fill(texts.Case, ("case", view.CaseReference));
        yield return Template.Fill(
            texts.Fact, ("name", view.EventName), ("id", view.EventId), ("version", Number(view.Version)));
        yield return view.LogPosition is { } position
            ? Template.Fill(texts.Position, ("position", Number(position)))
            : texts.NoPosition;
        yield return view.KeyDestroyedAt is { } destroyed
            ? Template.Fill(texts.KeyDestroyed, ("when", Moment(destroyed)))
            : texts.KeyAlive;
        yield return view.FinishedAt is { } finished
            ? Template.Fill(texts.Finished, ("when", Moment(finished)))
            : texts.Unfinished;
        yield return Template.Fill(texts.Erased, ("count", Number(view.SealedTexts)));
        foreach (var field in view.Fields)
            yield return $"  {field}";
        yield return view.Documents.Count == 0 ? texts.NoDocuments : texts.Documents;
        foreach (var document in view.Documents)
            yield return $"  {document}";
        if (view.LinkedClaims.Count > 0)
            yield return texts.Linked;
        foreach (var linked in view.LinkedClaims)
            yield return $"  {linked}";
        yield return texts.Remaining;
        foreach (var remains in view.Remains)
            yield return $"  - {texts.Words[remains]}";
    }

    private static string Moment(Instant instant) => StoredFormat.InstantPattern.Format(instant);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
