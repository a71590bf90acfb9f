using Cpor.Ledger.Domain.Contests;
using static Cpor.Ledger.Domain.Tests.Contests.ContestFacts;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Contests;

public class the_proof_timeline
{
    [Fact]
    public void shows_the_newest_document_first() => ProofTimeline.Of(FabrikamsHeard.State)
        .Select(document => (document.Sha256, document.AddedAt))
        .ShouldBe([(LetterDigest, ContestedAt), (StatementDigest, Monday)]);

    [Fact]
    public void of_a_claim_that_is_not_there_is_empty() => ProofTimeline.Of(null).ShouldBeEmpty();

    [Fact]
    public void suggests_whoever_added_a_document_last()
    {
        var newer = Challenger.And(Proof(Tuesday)).State!;

        ProofTimeline.Suggested(newer, Fabrikams.State).ShouldBe(ContestSide.Challenger);
        ProofTimeline.Suggested(newer, FabrikamsHeard.State).ShouldBe(ContestSide.Incumbent);
    }

    [Fact]
    public void suggests_the_incumbent_when_both_are_as_new() =>
        ProofTimeline.Suggested(Challenger.State!, Fabrikams.State).ShouldBe(ContestSide.Incumbent);

    [Fact]
    public void suggests_the_challenger_when_the_incumbent_has_no_proof() =>
        ProofTimeline.Suggested(Challenger.State!, null).ShouldBe(ContestSide.Challenger);
}
