using Cpor.Ledger.Audit.Chains;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Verify.Tests.Logs;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Verify.Tests.Stories;

/// <summary>Dossiers with which nothing is wrong as long as they are alone.</summary>
internal static class GoodDossiers
{
    private static readonly Story _official = TrueStories.Named("official");

    /// <summary>By their kinds, in kebab case.</summary>
    public static IEnumerable<(string Kind, Func<byte[]> Zip)> All =>
    [
        .. TrueStories.All.Select(story => (
            $"story-{story.Name}", (Func<byte[]>)(() => story.Log().DossierOf(story.Claim).ToZip()))),
        ("one-witness", () => OneWitness().ToZip()),
        ("unknown-witness", () => UnknownWitness().ToZip()),
        ("earlier-edition", () => EarlierEdition().ToZip()),
        ("older-view", () => OlderView().ToZip()),
        ("head-that-lies", () => HeadThatLies(Log(), out _).ToZip()),
        ("first-of-two-views", () => Log().DossierOf(TheClaim).ToZip()),
        ("second-of-two-views", () => Fork().DossierOf(TheClaim).ToZip()),
    ];

    /// <summary>What was true when the head was stated; more has happened to the claim since.</summary>
    public static Dossier OlderView()
    {
        var log = SmallLog.Of(_official.Facts.SkipLast(1));
        var head = log.StateHead(TheClaim);
        var events = Events(log).ToList();
        log.Add(_official.Facts[^1]);
        return log.DossierOf(events, head, log.Checkpoint().ToBytes());
    }

    /// <summary>The head leaves out the last event, which the log has.</summary>
    public static Dossier HeadThatLies(SmallLog log, out Dossier whole)
    {
        var events = Events(log).ToList();
        var last = events[^2];
        var lie = log.StateHead(
            last.Subject, new StreamHead(last.Position, last.StreamVersion, log.Entries.Count));
        var truth = log.StateHead(TheClaim);
        var checkpoint = log.Checkpoint().ToBytes();
        whole = log.DossierOf(events, truth, checkpoint);
        return log.DossierOf(events.SkipLast(1), lie, checkpoint);
    }

    public static SmallLog Log() => _official.Log();

    /// <summary>The same log but for one word, and as long.</summary>
    public static SmallLog Fork() => _official
        .With<Commented>(comment => comment with { Text = Text("text", "bye") }).Log();

    private static IEnumerable<LogEntry> Events(SmallLog log) =>
        log.Entries.Where(entry => entry.Subject == SmallLog.SubjectOf(TheClaim));

    private static Dossier OneWitness() => Signed(
        (note, text) => note.With(Trusted.SecondWitness.Cosign(text, 1_600_000_000)));

    private static Dossier UnknownWitness()
    {
        using var unknown = SigningKey.From(
            "witness.example/third", SignatureKind.Cosignature, [.. Enumerable.Repeat((byte)9, 32)]).Value;
        return Signed((note, text) => note
            .With(unknown!.Cosign(text, 1_600_000_000))
            .With(Trusted.FirstWitness.Cosign(text, 1_600_000_000)));
    }

    private static Dossier Signed(Func<SignedNote, string, SignedNote> witness)
    {
        var log = Log();
        var head = log.StateHead(TheClaim);
        var text = log.Checkpoint().UncheckedText;
        var note = witness(SignedNote.Of(text).Value!.With(Trusted.Log.Sign(text)), text);
        return log.DossierOf(Events(log), head, note.ToBytes());
    }

    /// <summary>A rejection as it was written before there were disputes.</summary>
    private static Dossier EarlierEdition()
    {
        var log = new SmallLog();
        foreach (var fact in TrueStories.Named("undisputed").Facts.SkipLast(1))
        {
            if (fact is Rejected rejected)
                log.Add(rejected with { DisputeEnds = null }, "rejected.v1");
            else
                log.Add(fact);
        }

        return log.DossierOf(TheClaim);
    }
}
