using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.ReadModels;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// The closed lists of the API by their names in the description. Most are enumerations of the domain, so that a value
/// which is added there is in the description too.
/// </summary>
internal static class Enumerations
{
    /// <summary>Every list.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["ActingSide"] = Of<ActingSide>(),
            ["Activity"] = Of<Activity>(),
            ["ClaimAction"] = ClaimActions.Names,
            ["ClaimOrder"] = [.. ClaimOrder.All.Select(order => order.Name)],
            ["CheckOutcome"] = Of<CheckOutcome>(),
            ["ClaimSide"] = Of<ClaimSide>(),
            ["ClaimStatus"] = Of<ClaimStatus>(),
            ["ContestReason"] = Of<ContestReason>(),
            ["ContestSide"] = Of<ContestSide>(),
            ["ContestState"] = ["open", "decided", "dropped"],
            ["CountingRule"] = Of<CountingRule>(),
            ["DayKind"] = Of<DayKind>(),
            ["DeadlineKind"] = ["answer", "opt-out", "dispute", "review", "hearing"],
            ["EndReason"] = Of<EndReason>(),
            ["ErasureBasis"] = Of<ErasureBasis>(),
            ["ErasureScope"] = Of<ErasureScope>(),
            ["Language"] = ["en", "ru"],
            ["LineReason"] = [.. Of<RejectionReason>().Union(Of<EndReason>())],
            ["LineStatus"] = [.. Of<ClaimStatus>(), "removed"],
            ["LocaleSource"] = Of<LocaleSource>(),
            ["PeriodUnit"] = Of<PeriodUnit>(),
            ["Programme"] = Of<Programme>(),
            ["ProofDefect"] = Of<ProofDefect>(),
            ["ProjectionLifecycle"] = ["inline", "async"],
            ["ProjectionState"] =
                ["running", "paused", "stopped", "starting", "rebuild-requested", "rebuilding"],
            ["RebuildState"] = ["requested", "running", "done", "failed"],
            ["RebuildUnit"] = ["events", "claims"],
            ["RejectionReason"] = Of<RejectionReason>(),
            ["RequestedItem"] = Of<RequestedItem>(),
            ["ReviewTurn"] = ["reviewer", "partner"],
            ["ReviewTurnFilter"] = ["reviewer", "partner", "any"],
            ["RowOutcome"] = ["created", "completed", "submitted", "unchanged", "refused"],
            ["SolutionArea"] = Of<SolutionArea>(),
            ["TermsStanding"] = ["in-force", "ahead", "over", "known"],
        };

    private static IReadOnlyList<string> Of<TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(value => value.PublicName())];
}
