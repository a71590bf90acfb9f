using System.Security.Cryptography;
using Files = System.Collections.Generic.IReadOnlyDictionary<string, System.ReadOnlyMemory<byte>>;

namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>
/// Everything about one claim that is needed to check it without the ledger, in one zip file. Nobody has checked it:
/// that is what <see cref="DossierCheck"/> does.
/// </summary>
/// <param name="Checkpoint">The signed note that everything is proved by, to the byte.</param>
/// <param name="Events">The claim's events by version, from 1 without a gap; at least one.</param>
/// <param name="Head">The head of the claim.</param>
public sealed record Dossier(ReadOnlyMemory<byte> Checkpoint, IReadOnlyList<ProvedEntry> Events, ProvedEntry Head)
{
    private static readonly Files _none = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>The terms documents that the decisions name, to the byte, by <see cref="Hash"/>.</summary>
    public Files Terms { get; init; } = _none;

    /// <summary>The calendars that the deadlines were counted by, likewise.</summary>
    public Files Calendars { get; init; } = _none;

    /// <summary>The proofs of execution, likewise; none when they were not asked for.</summary>
    public Files Documents { get; init; } = _none;

    /// <summary>
    /// What is for people and proved by nothing, by the names <c>report.en.html</c>, <c>report.ru.html</c>,
    /// <c>README.md</c> and <c>README.ru.md</c>.
    /// </summary>
    public Files Pages { get; init; } = _none;

    /// <summary>How files are named by what they hold: SHA-256, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>
    /// Unpacks a dossier; a fault unless its files are those of one. At most 20,000 files of 64 MiB each and 768 MiB
    /// together are unpacked.
    /// </summary>
    public static Reading<Dossier> Read(byte[] zip)
    {
        var unpacked = DossierZip.Read(zip);
        if (!unpacked.IsGood)
            return unpacked.Fault;
        var files = unpacked.Value;
        var count = files.Keys.Count(name => name.StartsWith("events/", StringComparison.Ordinal)) / 2;
        string[] needed =
        [
            DossierNames.Checkpoint,
            .. Enumerable.Range(1, Math.Max(1, count)).SelectMany(Names),
            DossierNames.Head,
            DossierNames.HeadProof,
        ];
        if (Array.Find(needed, name => !files.ContainsKey(name)) is { } missing)
            return DossierFaults.FileMissing.In(missing);
        // With an odd number of files, one of an event is there without the other.
        if (files.Keys.Except(needed).FirstOrDefault(name => name.StartsWith("events/")) is { } stray)
            return DossierFaults.FileMissing.In(stray);
        return new Dossier(
            files[DossierNames.Checkpoint],
            [.. Enumerable.Range(1, count).Select(at => Proved(files, DossierNames.Event(at), DossierNames.Proof(at)))],
            Proved(files, DossierNames.Head, DossierNames.HeadProof))
        {
            Terms = Hashed(files, DossierNames.Terms),
            Calendars = Hashed(files, DossierNames.Calendars),
            Documents = Hashed(files, DossierNames.Documents),
            Pages = DossierNames.Pages.Where(files.ContainsKey).ToDictionary(name => name, name => files[name]),
        };
    }

    /// <summary>
    /// The zip file: the files in one order and without times, so that equal dossiers are equal files. Throws when it
    /// could not be read again, as when a page has another name.
    /// </summary>
    public byte[] ToZip()
    {
        var zip = DossierZip.Write(
        [
            (DossierNames.Checkpoint, Checkpoint),
            .. Events.SelectMany((one, at) => Files(one, DossierNames.Event(at + 1), DossierNames.Proof(at + 1))),
            .. Files(Head, DossierNames.Head, DossierNames.HeadProof),
            .. Named(Terms, DossierNames.OfTerms),
            .. Named(Calendars, DossierNames.OfCalendar),
            .. Named(Documents, DossierNames.OfDocument),
            .. Named(Pages, name => name),
        ]);
        return Read(zip) is { IsGood: false, Fault: var fault }
            ? throw new InvalidOperationException(fault.Explanation)
            : zip;
    }

    private static string[] Names(int version) => [DossierNames.Event(version), DossierNames.Proof(version)];

    private static ProvedEntry Proved(
        Dictionary<string, ReadOnlyMemory<byte>> files, string entry, string proof) =>
        new(files[entry], files[proof]);

    private static Dictionary<string, ReadOnlyMemory<byte>> Hashed(
        Dictionary<string, ReadOnlyMemory<byte>> files, string folder) => files
        .Where(file => file.Key.StartsWith(folder, StringComparison.Ordinal))
        .ToDictionary(file => DossierNames.Hash(file.Key), file => file.Value);

    private static (string Name, ReadOnlyMemory<byte> Bytes)[] Files(ProvedEntry one, string entry, string proof) =>
        [(entry, one.Entry), (proof, one.Proof)];

    private static IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Named(
        Files files, Func<string, string> name) => files
            .OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (name(file.Key), file.Value));
}
