using Cpor.Ledger.Domain.Claims;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Stored;

/// <summary>A claim in every phase and with a line in every state.</summary>
internal static class FoldedStates
{
    public static IReadOnlyList<Claim?> All { get; } =
    [
        null,
        .. new[]
        {
            Stories.Drafted,
            Stories.Drafted.And(new DetailsGiven(TheClaim, [], Monday, Details with { Lines = [], Name = null })),
            Stories.Drafted.And(
                new Commented(TheClaim, Facts.Both, Monday, FirstComment, ClaimSide.Partner, Text("text", "hello"))),
            Stories.Dropped,
            Stories.Filed,
            Stories.Filed.And(Facts.Checked("subscription", Facts.Failed(Exchange, "csp"), Facts.Passed(Teams))),
            Stories.UnderReview,
            Stories.UnderReview.And(Facts.Contested(Teams, TeamsSlot, SecondWindow, Facts.Decided)),
            Stories.Asked,
            Stories.Asked.And(Facts.Answered(new(ContosoLondon, Grace, Ada, Alan, [], [Statement], null), Tuesday)),
            Stories.UnderReview
                .And(new LineRemoved(TheClaim, [Teams], Monday, ClaimSide.Reviewer, null, Facts.Decided)),
            Stories.Accepted,
            Stories.Notified,
            Stories.Official,
            Stories.OptedOut,
            Stories.Rejected,
            Stories.Withdrawn,
            Stories.Ended,
        }.Select(past => past.State),
    ];
}
