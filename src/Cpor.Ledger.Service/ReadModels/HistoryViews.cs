using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>
/// Shows a history to a caller. A partner does not learn who else holds a slot or uses a document, nor what a reviewer
/// was asked to look at.
/// </summary>
internal static class HistoryViews
{
    /// <summary>Every sealed text of a history, once.</summary>
    public static IReadOnlyList<string> Tokens(ClaimHistory history) =>
    [
        .. history.Entries.SelectMany(entry => new[] { entry.Comment, entry.Document?.FileName })
            .OfType<Sealed>()
            .Select(text => text.Value)
            .Distinct(),
    ];

    /// <param name="texts">What the sealed texts hold, for those that were unsealed.</param>
    public static HistoryView Of(
        ClaimHistory history, Claim now, Caller caller, IReadOnlyDictionary<string, string> texts) => new()
        {
            ClaimId = $"{now.Id}",
            Version = history.Version,
            ClaimVersion = now.Version,
            Entries = [.. history.Entries.Select(entry => Of(entry, caller.Role == CallerRole.Partner, texts))],
        };

    internal static HistoryEntryView Of(
        HistoryEntry entry, bool toPartner, IReadOnlyDictionary<string, string> texts) => new()
        {
            Version = entry.Version,
            EventId = entry.EventId?.ToString(),
            HappenedAt = entry.HappenedAt,
            RecordedAt = entry.RecordedAt,
            ActorId = entry.ActorId,
            Side = entry.Side.PublicName(),
            Action = entry.Action,
            LineIds = Ids(entry.LineIds),
            StatusBefore = entry.StatusBefore?.PublicName(),
            StatusAfter = entry.StatusAfter.PublicName(),
            Lines = [.. entry.Moves.Select(move => new LineMoveView(
                $"{move.LineId}", move.Before?.PublicName(), move.After.PublicName()))],
            Reason = entry.Reason,
            Codes = entry.Codes,
            Defects = [.. entry.Defects.Select(PublicNames.PublicName)],
            Items = [.. entry.Items.Select(PublicNames.PublicName)],
            Fields = entry.Fields,
            HasComment = entry.Comment is not null,
            Comment = TextOf(entry.Comment, texts),
            Document = entry.Document is { } document
                ? new HistoryDocumentView(
                    $"{document.ProofId}", document.Sha256, document.Size, document.ContentType,
                    TextOf(document.FileName, texts))
                : null,
            Deadline = entry.Deadline is { } deadline ? DeadlineViews.Of(deadline.Kind, deadline.Counted) : null,
            Contested = toPartner ? [] : [.. entry.Contested.Select(slot => new ContestedSlotView(
                $"{slot.LineId}", $"{slot.Slot}", $"{slot.HolderClaimId}"))],
            Check = entry.Check,
            Results = [.. entry.Results
                .Where(result => !toPartner || result.Outcome != CheckOutcome.Noticed)
                .Select(result => new CheckResultView(
                    $"{result.LineId}", result.Outcome.PublicName(), result.Code,
                    toPartner ? [] : Inputs(result.Inputs)))],
        };

    internal static IReadOnlyList<CheckInputView> Inputs(ValueList<RuleInput> inputs) =>
        [.. inputs.Select(input => new CheckInputView(input.Name, input.Value))];

    private static List<string> Ids(ValueList<LineId> lines) => [.. lines.Select(line => $"{line}")];

    private static string? TextOf(Sealed? text, IReadOnlyDictionary<string, string> texts) =>
        text is { } token ? texts.GetValueOrDefault(token.Value) : null;
}
