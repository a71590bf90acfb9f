using Cpor.Ledger.Domain.Claims;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests;

/// <summary>Contoso's claim, up to where a spec begins.</summary>
internal static class Stories
{
    /// <summary>A complete draft with its proof: versions 1 and 2.</summary>
    public static Past Drafted => Spec.Given(Facts.Created(), Facts.Proved(Facts.Both));

    /// <summary>Handed in: version 3.</summary>
    public static Past Filed => Drafted.And(Facts.Submitted());

    /// <summary>Every check passed: versions 4 to 7.</summary>
    public static Past Checked => Filed.And(AutomaticChecks.All.Select(check => Facts.Checked(check)));

    /// <summary>Before the reviewer: version 8.</summary>
    public static Past UnderReview => Checked.And(Facts.ReviewOpened());

    /// <summary>The partner was asked about both lines: version 9.</summary>
    public static Past Asked => UnderReview.And(Facts.Asked());

    /// <summary>Both lines accepted: version 9.</summary>
    public static Past Accepted => UnderReview.And(Facts.Validated());

    /// <summary>The customer was told on Monday: version 10.</summary>
    public static Past Notified => Accepted.And(Facts.Notified());

    /// <summary>Silence: version 11.</summary>
    public static Past Official => Notified.And(Facts.Official(OptOutEnds));

    /// <summary>The customer refused on Tuesday: version 11.</summary>
    public static Past OptedOut => Notified.And(Facts.OptedOut(Tuesday));

    /// <summary>Both lines refused: version 9.</summary>
    public static Past Rejected => UnderReview.And(Facts.Rejected(RejectionReason.InsufficientProof));

    /// <summary>Both lines taken back by the partner: version 9.</summary>
    public static Past Withdrawn => UnderReview.And(new Withdrawn(TheClaim, Facts.Both, Monday, null));

    /// <summary>Was official and is no more: version 12.</summary>
    public static Past Ended => Official.And(Facts.Ended(OptOutEnds));

    /// <summary>A draft that was given up: version 3.</summary>
    public static Past Dropped => Drafted.And(new Withdrawn(TheClaim, Facts.Both, Monday, null));
}
