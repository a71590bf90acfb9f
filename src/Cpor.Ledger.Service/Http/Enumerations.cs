using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;

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
            ["Activity"] = Of<Activity>(),
            ["ClaimAction"] = ClaimActions.Names,
            ["ClaimOrder"] = [.. ClaimOrder.All.Select(order => order.Name)],
            ["ClaimStatus"] = Of<ClaimStatus>(),
            ["CountingRule"] = Of<CountingRule>(),
            ["DayKind"] = Of<DayKind>(),
            ["DeadlineKind"] = ["answer", "opt-out", "dispute", "review"],
            ["LineReason"] = [.. Of<RejectionReason>().Union(Of<EndReason>())],
            ["LineStatus"] = [.. Of<ClaimStatus>(), "removed"],
            ["LocaleSource"] = Of<LocaleSource>(),
            ["PeriodUnit"] = Of<PeriodUnit>(),
            ["Programme"] = Of<Programme>(),
            ["ProofDefect"] = Of<ProofDefect>(),
            ["RequestedItem"] = Of<RequestedItem>(),
            ["SolutionArea"] = Of<SolutionArea>(),
        };

    private static IReadOnlyList<string> Of<TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(value => value.PublicName())];
}
