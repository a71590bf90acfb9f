using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>Whether a claim can be for the programme that a partner names.</summary>
public static class ProgrammeRules
{
    /// <summary>
    /// Why a claim with these details cannot be for the programme of that stored name, or null when it can. Programmes
    /// that take no CPOR claims have the co-op process (CPOR article, "Important").
    /// </summary>
    public static Refusal? WhyNot(string programme, ClaimDetails details)
    {
        if (!Enum.GetValues<Programme>().Any(known => StoredFormat.Text(known) == programme))
            return ClaimRefusals.ProgrammeNotCovered;
        var claimed = ClaimableActivities.Of(details.SolutionArea, details.Activities).Select(StoredFormat.Text);
        return claimed.Contains(programme) ? null : ClaimRefusals.ProgrammeDoesNotFit;
    }
}
