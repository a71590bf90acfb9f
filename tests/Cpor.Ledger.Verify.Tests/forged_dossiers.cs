using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Verify.Tests.Forgeries;
using Cpor.Ledger.Verify.Tests.Logs;
using Cpor.Ledger.Verify.Tests.Stories;

namespace Cpor.Ledger.Verify.Tests;

public class forged_dossiers(ITestOutputHelper output)
{
    public static TheoryData<string> Kinds => [.. Corpus.Forgeries.Select(forgery => forgery.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void are_found(string kind)
    {
        var forgery = Corpus.Forgeries.Single(one => one.Kind == kind);

        var verdict = Verdict.On(forgery.Zip(), Trusted.Policy);

        (verdict.Outcome, verdict.Fault?.Code).ShouldBe((forgery.Outcome, forgery.Code), verdict.Fault?.Explanation);
    }

    [Fact]
    public void are_all_found_in_a_table()
    {
        var rows = Corpus.Forgeries
            .Select(forgery => (
                forgery.Kind, forgery.Code, Found: Verdict.On(forgery.Zip(), Trusted.Policy).Fault?.Code))
            .ToList();

        foreach (var (kind, code, found) in rows)
            output.WriteLine($"{kind,-45} {found,-22} {(code == found ? "found" : "NOT FOUND AS " + code)}");
        output.WriteLine($"{rows.Count(row => row.Found is not null)} of {rows.Count} kinds are found");
        rows.ShouldAllBe(row => row.Found == row.Code);
        rows.Select(row => row.Kind).ShouldBeUnique();
        rows.Count.ShouldBeGreaterThan(40);
    }

    [Fact]
    public void are_found_by_any_bit_of_the_checkpoint() => ShouldBeFound(
        Forgery.Genuine.Checkpoint, bytes => Forgery.Genuine with { Checkpoint = bytes });

    [Fact]
    public void are_found_by_any_bit_of_an_event() => ShouldBeFound(
        Forgery.Genuine.Events[1].Entry, bytes => With(Forgery.Genuine.Events[1] with { Entry = bytes }));

    [Fact]
    public void are_found_by_any_bit_of_a_proof() => ShouldBeFound(
        Forgery.Genuine.Events[1].Proof, bytes => With(Forgery.Genuine.Events[1] with { Proof = bytes }));

    [Fact]
    public void are_found_by_any_bit_of_the_head() => ShouldBeFound(
        Forgery.Genuine.Head.Entry,
        bytes => Forgery.Genuine with { Head = Forgery.Genuine.Head with { Entry = bytes } });

    [Fact]
    public void are_not_believed_by_another_policy()
    {
        var dossier = Forgery.Genuine;

        Code(dossier, $"log {Trusted.OtherLog.Verifier}\nquorum none\n").ShouldBe("untrusted-log");
        Code(dossier, $"log {Trusted.Attacker.Verifier}\nquorum none\n").ShouldBe("no-known-signature");
        Code(dossier, $"log {Trusted.Log.Verifier}\nquorum none\n").ShouldBeNull();
        Code(dossier, $"log {Trusted.Log.Verifier}\nwitness w {Trusted.FalseWitness.Verifier}\nquorum w\n")
            .ShouldBe("too-few-witnesses");
    }

    [Fact]
    public void of_two_views_are_found_when_they_are_seen_together()
    {
        var one = Proved(GoodDossiers.Log().DossierOf(Domain.Tests.Examples.TheClaim));
        var other = Proved(GoodDossiers.Fork().DossierOf(Domain.Tests.Examples.TheClaim));
        var part = Proved(GoodDossiers.HeadThatLies(GoodDossiers.Log(), out var whole));

        DossierViews.Between(one, one).ShouldBeNull();
        DossierViews.Between(one, other).ShouldBe(DossierViews.TwoViews);
        DossierViews.Between(Proved(whole), other).ShouldBe(DossierViews.TwoViews);
        DossierViews.Between(part, Proved(whole)).ShouldBe(DossierViews.HeadBelied);
        DossierViews.Between(Proved(whole), part).ShouldBe(DossierViews.HeadBelied);
        DossierViews.Between(Proved(GoodDossiers.OlderView()), Proved(GoodDossiers.OlderView())).ShouldBeNull();
    }

    private static ProvedDossier Proved(Dossier dossier) =>
        DossierCheck.Check(dossier, Trusted.Policy).Value.ShouldNotBeNull();

    private static string? Code(Dossier dossier, string policy) =>
        DossierCheck.Check(dossier, Trusted.Read(policy)).Fault?.Code;

    private static Dossier With(ProvedEntry second) => Forgery.Genuine with
    {
        Events = [Forgery.Genuine.Events[0], second, .. Forgery.Genuine.Events.Skip(2)],
    };

    private static void ShouldBeFound(ReadOnlyMemory<byte> genuine, Func<byte[], Dossier> with)
    {
        DossierCheck.Check(with(genuine.ToArray()), Trusted.Policy).IsGood.ShouldBeTrue();
        for (var bit = 0; bit < genuine.Length * 8; bit++)
        {
            var changed = genuine.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            DossierCheck.Check(with(changed), Trusted.Policy).IsGood.ShouldBeFalse($"bit {bit}");
        }
    }
}
