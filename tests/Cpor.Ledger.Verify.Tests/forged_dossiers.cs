using Cpor.Ledger.Verify.Tests.Forgeries;
using Cpor.Ledger.Verify.Tests.Logs;

namespace Cpor.Ledger.Verify.Tests;

public class forged_dossiers
{
    private static readonly IReadOnlyList<Forgery> _all =
        [.. FileForgeries.All, .. TreeForgeries.All, .. EntryForgeries.All, .. DecisionForgeries.All];

    public static TheoryData<string> Kinds => [.. _all.Select(forgery => forgery.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void are_found(string kind)
    {
        var forgery = _all.Single(one => one.Kind == kind);

        var verdict = Verdict.On(forgery.Zip(), Trusted.Policy);

        (verdict.Outcome, verdict.Fault?.Code).ShouldBe((forgery.Outcome, forgery.Code), verdict.Fault?.Explanation);
    }
}
