using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Domain.Tests.Associations;
using Cpor.Ledger.Domain.Tests.Contests;
using Cpor.Ledger.Domain.Tests.Disputes;
using Cpor.Ledger.Domain.Tests.Erasure;
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
            Stories.Drafted.And(ErasureFacts.Erased(Facts.Both)),
            Stories.Ended.And(ErasureFacts.Erased([], ErasureBasis.RetentionPeriodOver)),
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
            ContestFacts.Challenger,
            ContestFacts.Incumbent,
            ContestFacts.FabrikamsHeard,
            ContestFacts.Incumbent.And(ContestFacts.DecidedTheirs(
                ContestSide.Challenger, ContestReason.BetterProof, ContestFacts.HearingEnds)),
            ContestFacts.Incumbent.And(
                new ContestDropped(TheClaim, [Teams], ContestFacts.HearingEnds, ContestFacts.Theirs)),
            DisputeFacts.Disputed10,
            DisputeFacts.Disputed10.And(DisputeFacts.Finally()),
            DisputeFacts.Lapsed10.And(new SuccessorLinked(TheClaim, Facts.Both, Tuesday, FabrikamsClaim)),
            Stories.Drafted.And(new PredecessorLinked(TheClaim, Facts.Both, Tuesday, FabrikamsClaim, Monday)),
            AssociationFacts.Migrated1,
            AssociationFacts.Expired2,
            AssociationFacts.Proposed12,
            AssociationFacts.Proposed12.And(AssociationFacts.Corrected(OptOutEnds, OptOutEnds)),
            Stories.Notified.And(Facts.Bounced()),
            Stories.UnderReview.And(
                new Reminded(TheClaim, Facts.Both, Tuesday, ReminderOf.Review, Tuesday),
                new ReviewEscalated(TheClaim, Facts.Both, Tuesday, Tuesday)),
        }.Select(past => past.State),
    ];
}
