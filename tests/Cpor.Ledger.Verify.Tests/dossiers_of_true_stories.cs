using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Verify.Tests.Logs;
using Cpor.Ledger.Verify.Tests.Stories;

namespace Cpor.Ledger.Verify.Tests;

public class dossiers_of_true_stories
{
    public static TheoryData<string> Names => [.. TrueStories.All.Select(story => story.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void are_good(string name)
    {
        var verdict = On(TrueStories.Named(name));

        verdict.Fault?.Explanation.ShouldBeNull();
        verdict.Outcome.ShouldBe(Outcome.Good);
        verdict.Facts.Count.ShouldBe(verdict.Proved.ShouldNotBeNull().Events.Count);
        verdict.Facts.ShouldAllBe(fact => fact.IsDecidedAgain);
    }

    [Fact]
    public void hold_every_kind_of_fact() => ClaimEventNames.All.Values
        .Except(TrueStories.All.SelectMany(story => On(story).Facts).Select(fact => fact.Type))
        .ShouldBeEmpty();

    private static Verdict On(Story story) =>
        Verdict.On(story.Log().DossierOf(story.Claim).ToZip(), Trusted.Policy);
}
