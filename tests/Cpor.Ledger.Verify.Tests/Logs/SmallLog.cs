using System.Text;
using System.Text.Json;
using Cpor.Ledger.Audit.Chains;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Proofs;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Verify.Tests.Logs;

/// <summary>A log in memory, which writes what it is given, true or not.</summary>
internal sealed class SmallLog(string origin = Trusted.Origin)
{
    private readonly List<LogEntry> _entries = [];
    private readonly List<TreeHash> _leaves = [];

    public IReadOnlyList<LogEntry> Entries => _entries;

    /// <summary>A log of these facts in this order, with entries of others between them.</summary>
    public static SmallLog Of(IEnumerable<ClaimEvent> facts)
    {
        var log = new SmallLog();
        foreach (var fact in facts)
        {
            if (log._entries.Count % 3 == 0)
                log.AddOther();
            log.Add(fact);
        }

        return log;
    }

    public static string SubjectOf(ClaimId claim) => $"claims/{claim}";

    public void Add(ClaimEvent fact) => Add(fact, ClaimEventNames.NameOf(fact));

    public void Add(ClaimEvent fact, string name) => Add(
        SubjectOf(fact.ClaimId),
        name,
        fact.HappenedAt.ToDateTimeOffset(),
        JsonSerializer.SerializeToUtf8Bytes(fact, fact.GetType(), StoredFormat.Options));

    /// <summary>An entry of another stream, which has nothing to do with any claim.</summary>
    public void AddOther() => Add(
        "terms/cpor-2020-08", "terms-chosen.v1", Time(_entries.Count), Encoding.UTF8.GetBytes("{\"why\":\"a test\"}"));

    /// <summary>States the head of a claim as it is.</summary>
    public LogEntry StateHead(ClaimId claim)
    {
        var last = _entries.FindLast(entry => entry.Subject == SubjectOf(claim)).ShouldNotBeNull();
        return StateHead(SubjectOf(claim), new StreamHead(last.Position, last.StreamVersion, _entries.Count));
    }

    /// <summary>States any head.</summary>
    public LogEntry StateHead(string subject, StreamHead head)
    {
        var time = Time(_entries.Count);
        Add("heads/of-claims", HeadStatement.EventType, time, new HeadStatement(time, subject, head).ToBytes());
        return _entries[^1];
    }

    public void Add(string subject, string type, DateTimeOffset time, byte[] data)
    {
        var before = _entries.FindLast(entry => entry.Subject == subject);
        Add(new LogEntry
        {
            Id = new Guid($"00000000-0000-4000-8000-{_entries.Count + 1:x12}"),
            Source = LogEntry.Scheme + origin,
            Type = type,
            Subject = subject,
            Time = time,
            RecordedTime = time.AddMilliseconds(3),
            Position = _entries.Count,
            StreamVersion = (before?.StreamVersion ?? 0) + 1,
            Previous = before?.Position,
            Actor = "a-test",
            Data = data,
        });
    }

    public void Add(LogEntry entry)
    {
        _entries.Add(entry);
        _leaves.Add(entry.Leaf());
    }

    /// <summary>The checkpoint of the first entries, signed and witnessed.</summary>
    public SignedNote Checkpoint(int? size = null, SigningKey? key = null)
    {
        var count = size ?? _entries.Count;
        var checkpoint = new Checkpoint(origin, count, MerkleTree.Root([.. _leaves.Take(count)]));
        return checkpoint.Sign(key ?? Trusted.Log)
            .With(Trusted.FirstWitness.Cosign(checkpoint.Text, 1_600_000_000))
            .With(Trusted.SecondWitness.Cosign(checkpoint.Text, 1_600_000_060));
    }

    /// <summary>The dossier of a claim: its head is stated now, and the tree is signed after it.</summary>
    public Dossier DossierOf(ClaimId claim)
    {
        var head = StateHead(claim);
        return DossierOf(_entries.Where(entry => entry.Subject == SubjectOf(claim)), head, Checkpoint().ToBytes());
    }

    /// <summary>A dossier of these entries.</summary>
    public Dossier DossierOf(IEnumerable<LogEntry> events, LogEntry head, byte[] checkpoint)
    {
        var entries = events.ToList();
        var data = string.Concat(entries.Select(entry => Encoding.UTF8.GetString(entry.Data.Span)));
        return new Dossier(checkpoint, [.. entries.Select(entry => Prove(entry, checkpoint))], Prove(head, checkpoint))
        {
            Terms = Named(data, "termsHash"),
            Calendars = Named(data, "calendarVersion"),
            Pages = new Dictionary<string, ReadOnlyMemory<byte>>
            {
                ["README.md"] = Encoding.UTF8.GetBytes("How to check it.\n"),
                ["report.en.html"] = Encoding.UTF8.GetBytes("<!doctype html>\n"),
            },
        };
    }

    private ProvedEntry Prove(LogEntry entry, byte[] checkpoint)
    {
        var size = Audit.Checkpoints.Checkpoint.Parse(SignedNote.Parse(checkpoint).Value!.UncheckedText).Value!.Size;
        var proof = InclusionProof.Make(new GrowingTree(_leaves), entry.Position, size).Value.ShouldNotBeNull();
        return new ProvedEntry(entry.ToBytes(), new LogProof(entry.Position, proof.Hashes, checkpoint).ToBytes());
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Named(string data, string member) => data
        .Split($"\"{member}\":\"")[1..]
        .Select(rest => rest[..64])
        .Distinct()
        .ToDictionary(hash => hash, hash => KnownDocuments.Shipped[hash]);

    private static DateTimeOffset Time(int minutes) =>
        new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
}
