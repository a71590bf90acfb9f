using System.Text.Json;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.Personal;
using Marten;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>Writes the certificate of an erasure from its fact and from how far it is.</summary>
public sealed class ErasureCertificates(IDocumentStore store, NpgsqlDataSource database)
{
    private const string Progress = $"""
        select (select position from {LogSchema.Schema}.entry where event_id = $2),
          (select destroyed_at from ledger_keys.claim_key where claim_id = $1),
          (select finished_at from ledger_keys.erasure where claim_id = $1)
        """;

    /// <summary>The certificate; null when the claim's personal data was not erased.</summary>
    public async Task<ErasureView?> FindAsync(ClaimId claim, LanguageTexts texts, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return await RecordedErasure.FindAsync(session, claim.Value, cancel) is { } erasure
            ? await WriteAsync(erasure, texts, cancel)
            : null;
    }

    private async Task<ErasureView> WriteAsync(RecordedErasure erasure, LanguageTexts texts, CancellationToken cancel)
    {
        var (stored, fact) = (erasure.Stored, erasure.Fact);
        var tokens = erasure.Facts.SelectMany(Tokens).Distinct().ToList();
        await using var command = database.CreateCommand(Progress);
        command.Parameters.Add(new() { Value = stored.StreamId });
        command.Parameters.Add(new() { Value = stored.Id });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        await rows.ReadAsync(cancel);
        var view = new ErasureView
        {
            ClaimId = $"{fact.ClaimId}",
            Scope = fact.Scope.PublicName(),
            Basis = fact.Basis.PublicName(),
            CaseReference = $"{fact.CaseReference}",
            ErasedAt = fact.HappenedAt,
            ErasedBy = stored.UserName,
            EventId = $"{stored.Id:D}",
            EventName = ClaimEventNames.NameOf(fact),
            Version = stored.Version,
            LogPosition = rows.IsDBNull(0) ? null : rows.GetInt64(0),
            KeyDestroyedAt = Moment(rows, 1),
            FinishedAt = Moment(rows, 2),
            SealedTexts = tokens.Count,
            Fields = [.. tokens.Select(token => token.Field).Distinct().Order(StringComparer.Ordinal)],
            Documents = [.. erasure.Facts.OfType<ProofAttached>().Select(proof => proof.Sha256).Distinct()],
            LinkedClaims = [.. erasure.Facts.Select(Linked).OfType<ClaimId>().Select(linked => $"{linked}")],
            Remains = CertificateText.WhatRemains,
            Language = texts.Language,
            Text = "",
        };
        return view with { Text = CertificateText.Of(view, texts.Erasure) };
    }

    private static ClaimId? Linked(ClaimEvent fact) => fact switch
    {
        PredecessorLinked linked => linked.PredecessorClaimId,
        SuccessorLinked linked => linked.SuccessorClaimId,
        _ => null,
    };

    private static IEnumerable<SealedToken> Tokens(ClaimEvent fact) => Strings(
        JsonSerializer.SerializeToElement(fact, fact.GetType(), StoredFormat.Options))
        .Select(text => SealedToken.TryParse(text, out var token) ? token : null)
        .OfType<SealedToken>();

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(field => Strings(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };

    private static Instant? Moment(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : Instant.FromDateTimeUtc(row.GetDateTime(column));
}
