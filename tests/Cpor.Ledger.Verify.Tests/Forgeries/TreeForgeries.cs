using Cpor.Ledger.Audit.Chains;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Verify.Tests.Logs;
using Cpor.Ledger.Verify.Tests.Stories;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Verify.Tests.Forgeries;

/// <summary>Entries that are left out, moved or taken from elsewhere, and trees that nobody trusts.</summary>
internal static class TreeForgeries
{
    private static readonly Story _official = TrueStories.Named("official");
    private static readonly Story _contested = TrueStories.Named("challenger-won");

    public static IEnumerable<Forgery> All => [.. Chains, .. Others, .. Trees, .. Heads, .. Links];

    /// <summary>Genuine entries with genuine proofs, but not all of them, or not in their places.</summary>
    private static IEnumerable<Forgery> Chains =>
    [
        OfEvents("dropped-first", "chain-broken", events => [.. events.Skip(1)]),
        OfEvents("dropped-middle", "chain-broken", events => [.. events.Take(4), .. events.Skip(5)]),
        OfEvents("dropped-last", "another-head", events => [.. events.SkipLast(1)]),
        OfEvents("dropped-half", "another-head", events => [.. events.Take(5)]),
        OfEvents("swapped", "chain-broken", events => [events[1], events[0], .. events.Skip(2)]),
        OfEvents("swapped-last", "chain-broken", events => [.. events.SkipLast(2), events[^1], events[^2]]),
        OfEvents("duplicated", "chain-broken", events => [.. events.Take(3), .. events.Skip(2)]),
        OfEvents("duplicated-last", "chain-broken", events => [.. events, events[^1]]),
        OfEvents("none-but-last", "chain-broken", events => [events[^1]]),
    ];

    /// <summary>Parts of the dossier of another claim in the same log.</summary>
    private static IEnumerable<Forgery> Others =>
    [
        OfTwo("another-claims-event", "another-subject", (mine, other) => mine with
        {
            Events = [.. mine.Events.Take(3), other.Events[3], .. mine.Events.Skip(4)],
        }),
        OfTwo("another-claims-proof", "another-position", (mine, other) => mine with
        {
            Events = [mine.Events[0] with { Proof = other.Events[0].Proof }, .. mine.Events.Skip(1)],
        }),
        OfTwo("another-claims-head", "another-subject", (mine, other) => mine with { Head = other.Head }),
        OfTwo("head-for-an-event", "another-subject", (mine, _) => mine with { Events = [.. mine.Events, mine.Head] }),
        OfTwo("event-for-the-head", "not-a-head", (mine, _) => mine with { Head = mine.Events[^1] }),
    ];

    private static IEnumerable<Forgery> Trees =>
    [
        Of("signed-by-an-attacker", "no-known-signature", () => Signed(Trusted.Attacker, Trusted.FalseWitness)),
        Of("signed-as-the-log", "wrong-signature", () => Signed(
            Trusted.Attacker, Trusted.FalseWitness, asTheLog: true)),
        Of("witnessed-by-an-attacker", "too-few-witnesses", () => Signed(Trusted.Log, Trusted.FalseWitness)),
        Of("not-witnessed", "too-few-witnesses", () => Signed(Trusted.Log, null)),
        Of("another-log", "untrusted-log", AnotherLog),
        Of("forked-tree", "another-root", ForkedTree),
        Of("older-checkpoint", "proof-too-long", () =>
        {
            var log = _official.Log();
            var dossier = log.DossierOf(TheClaim);
            var older = log.Checkpoint(size: 6).ToBytes();
            return dossier with
            {
                Checkpoint = older,
                Events = [.. dossier.Events.Select(one => one with { Proof = With(one.Proof, older) })],
                Head = dossier.Head with { Proof = With(dossier.Head.Proof, older) },
            };
        }),
        Of("older-checkpoint-in-a-proof", "another-checkpoint", () =>
        {
            var log = _official.Log();
            var older = log.Checkpoint().ToBytes();
            log.AddOther();
            var dossier = log.DossierOf(TheClaim);
            var first = dossier.Events[0];
            return dossier with
            {
                Events = [first with { Proof = With(first.Proof, older) }, .. dossier.Events.Skip(1)],
            };
        }),
    ];

    /// <summary>Heads that who keeps the log has stated, and that do not fit.</summary>
    private static IEnumerable<Forgery> Heads =>
    [
        OfHead("version-too-high", "another-head", head => head with { Version = head.Version + 1 }),
        OfHead("another-last-event", "another-head", head => head with { Position = head.Position - 1 }),
        OfHead("size-too-small", "head-outside-log", head => head with { Size = head.Position }),
        OfHead("size-of-the-future", "head-not-behind", head => head with { Size = head.Size + 1 }),
        Of("head-of-another-type", "not-a-head", () =>
        {
            var log = _official.Log();
            log.AddOther();
            return Dossier(log, log.Entries[^1]);
        }),
        Of("head-too-early", "head-not-behind", () =>
        {
            var log = new SmallLog();
            foreach (var fact in _official.Facts.SkipLast(1))
                log.Add(fact);
            var last = log.Entries.Count + 1;
            var early = new StreamHead(last, _official.Facts.Count, last + 1);
            var head = log.StateHead(SmallLog.SubjectOf(TheClaim), early);
            log.Add(_official.Facts[^1]);
            return Dossier(log, head);
        }),
        Of("head-before-more-happened", "another-head", () =>
        {
            var log = SmallLog.Of(_official.Facts.SkipLast(1));
            var head = log.StateHead(TheClaim);
            log.Add(_official.Facts[^1]);
            return Dossier(log, head);
        }),
    ];

    /// <summary>Entries that who keeps the log has written wrongly.</summary>
    private static IEnumerable<Forgery> Links =>
    [
        OfLink("previous-of-another-stream", "chain-broken", entry => entry with { Previous = entry.Previous - 1 }),
        OfLink("previous-left-out", "chain-broken", entry => entry with { Previous = null }),
        OfLink("version-skipped", "chain-broken", entry => entry with { StreamVersion = entry.StreamVersion + 1 }),
        OfLink("position-of-another", "another-root", entry => entry with { Position = entry.Position + 1 }),
        OfLink("source-of-another", "another-source", entry => entry with { Source = "https://ledger.example/other" }),
    ];

    private static Forgery Of(string kind, string code, Func<Dossier> dossier) =>
        new(kind, Outcome.Cryptographic, code, () => dossier().ToZip());

    private static Forgery OfEvents(
        string kind, string code, Func<IReadOnlyList<ProvedEntry>, IReadOnlyList<ProvedEntry>> change) =>
        Of(
            $"events-{kind}", code, () => Forgery.Genuine with { Events = change(Forgery.Genuine.Events) });

    private static Forgery OfTwo(string kind, string code, Func<Dossier, Dossier, Dossier> change) => Of(
        kind, code, () =>
    {
        var log = _contested.Log();
        log.StateHead(FabrikamsClaim);
        var fabrikams = log.Entries[^1];
        var mine = log.DossierOf(TheClaim);
        var events = log.Entries.Where(entry => entry.Subject == SmallLog.SubjectOf(FabrikamsClaim));
        return change(mine, log.DossierOf(events, fabrikams, mine.Checkpoint.ToArray()));
    });

    private static Forgery OfHead(string kind, string code, Func<StreamHead, StreamHead> change) => Of(
        $"head-{kind}",
        code,
        () =>
        {
            var log = _official.Log();
            var last = log.Entries[^1];
            var truth = new StreamHead(last.Position, last.StreamVersion, log.Entries.Count);
            return Dossier(log, log.StateHead(SmallLog.SubjectOf(TheClaim), change(truth)));
        });

    private static Forgery OfLink(string kind, string code, Func<LogEntry, LogEntry> change) => Of(kind, code, () =>
    {
        var (log, count) = (new SmallLog(), 0);
        foreach (var entry in _official.Log().Entries)
            log.Add(entry.Subject == SmallLog.SubjectOf(TheClaim) && ++count == 5 ? change(entry) : entry);
        return Dossier(log, log.StateHead(TheClaim));
    });

    private static Dossier Dossier(SmallLog log, LogEntry head, SignedNote? checkpoint = null) => log.DossierOf(
        log.Entries.Where(entry => entry.Subject == SmallLog.SubjectOf(TheClaim)),
        head,
        (checkpoint ?? log.Checkpoint()).ToBytes());

    private static Dossier Signed(SigningKey key, SigningKey? witness, bool asTheLog = false)
    {
        var log = _official.Log();
        var head = log.StateHead(TheClaim);
        var text = log.Checkpoint().UncheckedText;
        var signature = key.Sign(text);
        var note = SignedNote.Of(text).Value!
            .With(asTheLog ? signature with { KeyId = Trusted.Log.Verifier.Id } : signature);
        note = witness is null ? note : note.With(witness.Cosign(text, Trusted.WitnessedAt));
        return Dossier(log, head, note);
    }

    private static Dossier AnotherLog()
    {
        var log = new SmallLog(Trusted.OtherLog.Verifier.Name);
        foreach (var fact in _official.Facts)
            log.Add(fact);
        var head = log.StateHead(TheClaim);
        return log.DossierOf(log.Entries.SkipLast(1), head, log.Checkpoint(key: Trusted.OtherLog).ToBytes());
    }

    /// <summary>Another tree of the same size, with the checkpoint of the true one.</summary>
    private static Dossier ForkedTree()
    {
        var log = _official.Log();
        var fork = _official.With<DraftCreated>(one => one with { OrganisationId = Fabrikam }).Log();
        var head = fork.StateHead(TheClaim);
        log.StateHead(TheClaim);
        return Dossier(fork, head, log.Checkpoint());
    }

    private static byte[] With(ReadOnlyMemory<byte> proof, byte[] checkpoint) =>
        (Audit.Proofs.LogProof.Parse(proof.Span).Value! with { Checkpoint = checkpoint }).ToBytes();
}
