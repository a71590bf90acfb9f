using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Contests;

public class answering_a_contest
{
    private static readonly AnswerContest _answer = new(ContestFacts.Theirs, [Letter], null, Terms2020);

    private static Past Proved => ContestFacts.Incumbent.And(ContestFacts.Proof(ContestFacts.ContestedAt));

    [Fact]
    public void names_the_newer_proof()
    {
        var after = Proved.When(_answer, ContestFacts.ContestedAt)
            .Then(ContestFacts.Answered(ContestFacts.ContestedAt));

        after.State.ShouldBeOfType<Claim.Filed>().Contests.ShouldHaveSingleItem().AnswerVersion.ShouldBe(14);
    }

    [Fact]
    public void keeps_the_words_sealed()
    {
        var words = Text("comment", "ours-is-newer");

        Proved.When(_answer with { Comment = words }, ContestFacts.ContestedAt)
            .Then(ContestFacts.Answered(ContestFacts.ContestedAt, words));
        ContestFacts.Incumbent.When(_answer with { ProofIds = [], Comment = words }, ContestFacts.ContestedAt)
            .Then(ContestFacts.Answered(ContestFacts.ContestedAt, words) with { ProofIds = [] });
    }

    [Fact]
    public void is_possible_until_the_last_microsecond_of_the_hearing()
    {
        var last = ContestFacts.HearingEnds - Microsecond;

        Proved.When(_answer, last).Then(ContestFacts.Answered(last));
        Proved.When(_answer, ContestFacts.HearingEnds - Duration.Epsilon).Then(ContestFacts.Answered(last));
        Proved.When(_answer, ContestFacts.HearingEnds).ThenRefused(ContestRefusals.HearingOver);
    }

    [Fact]
    public void again_is_recognised_after_the_hearing_and_after_the_decision()
    {
        var heard = Proved.And(ContestFacts.Answered(ContestFacts.ContestedAt));

        heard.When(_answer, ContestFacts.HearingEnds).ThenNothing();
        heard.And(ContestFacts.DecidedTheirs(ContestSide.Incumbent, ContestReason.MostRecentProof, OptOutEnds))
            .When(_answer, ContestFacts.HearingEnds).ThenNothing();
    }

    [Fact]
    public void otherwise_than_before_is_refused()
    {
        var heard = Proved.And(ContestFacts.Answered(ContestFacts.ContestedAt));

        heard.When(_answer with { ProofIds = [Statement] }, ContestFacts.ContestedAt)
            .ThenRefused(ContestRefusals.AlreadyHeard);
        heard.When(_answer with { Comment = Text("comment", "more") }, ContestFacts.ContestedAt)
            .ThenRefused(ContestRefusals.AlreadyHeard);
    }

    [Fact]
    public void after_the_contest_is_over_is_refused()
    {
        Proved.And(ContestFacts.DecidedTheirs(ContestSide.Incumbent, ContestReason.Conceded, OptOutEnds))
            .When(_answer, ContestFacts.ContestedAt).ThenRefused(ContestRefusals.ContestOver);
        Proved.And(new ContestDropped(TheClaim, [Teams], OptOutEnds, ContestFacts.Theirs))
            .When(_answer, ContestFacts.ContestedAt).ThenRefused(ContestRefusals.ContestOver);
        Proved.And(Facts.Ended(OptOutEnds))
            .When(_answer, ContestFacts.ContestedAt).ThenRefused(ContestRefusals.ContestOver);
    }

    [Fact]
    public void with_nothing_is_refused() => Proved
        .When(_answer with { ProofIds = [] }, ContestFacts.ContestedAt).ThenRefused(ContestRefusals.AnswerEmpty);

    [Fact]
    public void with_proof_that_was_not_added_is_refused() => ContestFacts.Incumbent
        .When(_answer with { ProofIds = [Statement, Letter] }, ContestFacts.ContestedAt)
        .ThenRefused(ContestRefusals.AnswerInvalid([]), ("proofIds", "proof-unknown"));

    [Fact]
    public void is_for_the_incumbent_alone()
    {
        var ours = _answer with { ContestId = ContestFacts.Ours };

        ContestFacts.Challenger.When(ours, Monday).ThenRefused(ContestRefusals.ContestUnknown);
        ContestFacts.Incumbent.When(ours, Monday).ThenRefused(ContestRefusals.ContestUnknown);
        Stories.Drafted.When(_answer, Monday).ThenRefused(ContestRefusals.ContestUnknown);
        Stories.Dropped.When(_answer, Monday).ThenRefused(ContestRefusals.ContestUnknown);
        Spec.GivenNothing.When(_answer, Monday).ThenRefused(ClaimRefusals.NotFound);
    }
}
