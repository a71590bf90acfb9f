using Cpor.Ledger.Audit.Chains;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Proofs;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Audit.Trust;
using Files = System.Collections.Generic.IReadOnlyDictionary<string, System.ReadOnlyMemory<byte>>;

namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>What can be checked of a dossier without knowing what its events mean.</summary>
public static class DossierCheck
{
    /// <summary>
    /// Checks a dossier by what somebody trusts: the first fault that was found, or the dossier, proved. Its
    /// explanation names the file.
    /// </summary>
    public static Reading<ProvedDossier> Check(Dossier dossier, TrustPolicy policy)
    {
        var signed = policy.Check(dossier.Checkpoint.Span);
        if (!signed.IsGood)
            return signed.Fault.In(DossierNames.Checkpoint);
        var events = new List<LogEntry>();
        foreach (var (at, one) in dossier.Events.Index())
        {
            var entry = Entry(one, dossier, signed.Value.Checkpoint, Names(at + 1));
            if (!entry.IsGood)
                return entry.Fault;
            events.Add(entry.Value);
        }

        var head = Entry(
            dossier.Head, dossier, signed.Value.Checkpoint, (DossierNames.Head, DossierNames.HeadProof));
        return head.IsGood ? Whole(dossier, signed.Value, events, head.Value) : head.Fault;
    }

    private static (string Entry, string Proof) Names(int version) =>
        (DossierNames.Event(version), DossierNames.Proof(version));

    private static Reading<LogEntry> Entry(
        ProvedEntry one, Dossier dossier, Checkpoint checkpoint, (string Entry, string Proof) names)
    {
        var entry = LogEntry.Parse(one.Entry.Span);
        if (!entry.IsGood)
            return entry.Fault.In(names.Entry);
        var proof = LogProof.Parse(one.Proof.Span);
        if (!proof.IsGood)
            return proof.Fault.In(names.Proof);
        if (!proof.Value.Checkpoint.Span.SequenceEqual(dossier.Checkpoint.Span))
            return DossierFaults.AnotherCheckpoint.In(names.Proof);
        if (entry.Value.Position != proof.Value.Index)
            return DossierFaults.AnotherPosition.In(names.Entry);
        var inclusion = new InclusionProof(proof.Value.Index, checkpoint.Size, proof.Value.Hashes);
        if (inclusion.Check(TreeHash.OfLeaf(one.Entry.Span), checkpoint.Root) is { } fault)
            return fault.In(names.Proof);
        return entry.Value.Source == LogEntry.Scheme + checkpoint.Origin
            ? entry
            : DossierFaults.AnotherSource.In(names.Entry);
    }

    private static Reading<ProvedDossier> Whole(
        Dossier dossier, SignedCheckpoint signed, List<LogEntry> events, LogEntry headEntry)
    {
        var subject = events[0].Subject;
        if (events.FindIndex(one => one.Subject != subject) is >= 0 and var at)
            return DossierFaults.AnotherSubject.In(DossierNames.Event(at + 1));
        var head = HeadStatement.Of(headEntry);
        if (!head.IsGood)
            return head.Fault.In(DossierNames.Head);
        if (head.Value.Subject != subject)
            return DossierFaults.AnotherSubject.In(DossierNames.Head);
        if (StreamChain.Check([.. events.Select(one => one.Link)], head.Value.Head) is { } broken)
            return broken;
        if (headEntry.Position <= events[^1].Position || head.Value.Head.Size > headEntry.Position)
            return DossierFaults.HeadNotBehind.In(DossierNames.Head);
        var named = NamedFiles.In(events);
        return FaultOf(dossier, named) is { } fault
            ? fault
            : new ProvedDossier(dossier, signed, events, headEntry, head.Value, named);
    }

    private static Fault? FaultOf(Dossier dossier, NamedFiles named) =>
        FaultOf(dossier.Terms, named.Terms, DossierNames.OfTerms, areNeeded: true)
        ?? FaultOf(dossier.Calendars, named.Calendars, DossierNames.OfCalendar, areNeeded: true)
        ?? FaultOf(dossier.Documents, named.Documents, DossierNames.OfDocument, areNeeded: false);

    private static Fault? FaultOf(
        Files files, IReadOnlySet<string> named, Func<string, string> nameOf, bool areNeeded)
    {
        foreach (var (hash, content) in files)
        {
            if (Dossier.Hash(content.Span) != hash)
                return DossierFaults.AnotherContent.In(nameOf(hash));
            if (!named.Contains(hash))
                return DossierFaults.NamedByNone.In(nameOf(hash));
        }

        return areNeeded && named.Except(files.Keys).FirstOrDefault() is { } missing
            ? DossierFaults.NotIncluded.In(nameOf(missing))
            : null;
    }
}
