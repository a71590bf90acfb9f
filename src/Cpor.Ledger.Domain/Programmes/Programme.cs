using System.Text.Json.Serialization;

namespace Cpor.Ledger.Domain.Programmes;

/// <summary>The part of the customer's estate that a claim is about (CPOR article, "Solution area").</summary>
public enum SolutionArea
{
    /// <summary>Microsoft 365: claimed by workload.</summary>
    [JsonStringEnumMemberName("microsoft-365")]
    Microsoft365,

    /// <summary>Business Applications: claimed by subscription.</summary>
    BusinessApplications,
}

/// <summary>What the partner did for the customer (CPOR article, "Activity").</summary>
public enum Activity
{
    /// <summary>Drove adoption.</summary>
    Usage,

    /// <summary>Influenced the purchase. Business Applications only, alone or together with usage.</summary>
    PreSales,

    /// <summary>Credit for a partner's own solution; never pays. Business Applications only, alone.</summary>
    RevenueAssociation,
}

/// <summary>
/// The programmes that CPOR claims are for (CPOR article, "Important"). Any other has the co-op process.
/// </summary>
public enum Programme
{
    /// <summary>Online Services Advisory, Sell: pre-sales of Business Applications.</summary>
    OsaSell,

    /// <summary>Online Services Usage, Microsoft 365.</summary>
    [JsonStringEnumMemberName("osu-microsoft-365")]
    OsuMicrosoft365,

    /// <summary>Online Services Usage, Business Applications.</summary>
    OsuBusinessApplications,
}

/// <summary>Which activities there are in a solution area, and which programmes they are for.</summary>
public static class ClaimableActivities
{
    /// <summary>
    /// Whether these activities can be claimed together: Microsoft 365 knows usage; Business Applications knows usage
    /// and/or pre-sales, or revenue association alone (CPOR article, step 5, first note).
    /// </summary>
    public static bool AreClaimable(SolutionArea area, IReadOnlyCollection<Activity> activities) => area switch
    {
        SolutionArea.Microsoft365 => activities.Count == 1 && activities.Contains(Activity.Usage),
        _ => activities.Count > 0 && (activities.Count == 1 || !activities.Contains(Activity.RevenueAssociation)),
    };

    /// <summary>
    /// The programmes that a claim is for. Revenue association is recognition only and for none (announced as "credit
    /// only, no pay").
    /// </summary>
    public static ValueList<Programme> Of(SolutionArea area, IReadOnlyCollection<Activity> activities)
    {
        IEnumerable<Programme> Each()
        {
            if (area == SolutionArea.BusinessApplications && activities.Contains(Activity.PreSales))
                yield return Programme.OsaSell;
            if (area == SolutionArea.Microsoft365 && activities.Contains(Activity.Usage))
                yield return Programme.OsuMicrosoft365;
            if (area == SolutionArea.BusinessApplications && activities.Contains(Activity.Usage))
                yield return Programme.OsuBusinessApplications;
        }

        return Each().ToValueList();
    }
}
