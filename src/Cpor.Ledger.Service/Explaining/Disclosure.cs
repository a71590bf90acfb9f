using System.Collections.Frozen;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;

namespace Cpor.Ledger.Service.Explaining;

/// <summary>
/// What a caller sees of what rules looked at. A partner learns nothing of another partner's claim: of the inputs it
/// sees those that are known to be of its own claim, and of others only that they were looked at.
/// </summary>
public sealed class Disclosure(Claim claim, Caller caller)
{
    /// <summary>Inputs that say nothing but of the claim itself.</summary>
    public static FrozenSet<string> OfTheClaim { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "accepted-at", "answer-due", "answered-at", "asked-at", "check", "contested-at", "contested-slot",
        "counted-end", "country", "dispute-ends", "disputed-at", "disputes-so-far", "document", "enhanced-status",
        "failed-check", "kind", "line-state", "opt-out-ends", "product", "reason", "refused-at", "refused-claim",
        "refused-claim-submitted-at", "slot", "stated-end", "status", "subscription", "subscription-ended-at",
        "subscription-ends", "superseded-from", "time-zone");

    /// <summary>Whether the caller sees the input's value.</summary>
    public bool Shows(RuleInput input) =>
        caller.Role != CallerRole.Partner
        || (OfTheClaim.Contains(input.Name)
            && (input.LineId is not { } line || HasLine(line))
            && (input.Name != "document" || claim.Documents.Any(document => document.Sha256 == input.Value)));

    private bool HasLine(LineId line) => claim.Details.Lines.Any(unit => unit.LineId == line);
}
