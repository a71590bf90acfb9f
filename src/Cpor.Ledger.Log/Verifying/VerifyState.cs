using System.Text.Json;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>How far it has got and what was found so far; all that is needed to go on after a crash.</summary>
internal sealed class VerifyState
{
    /// <summary>The form of the file; another one is not read.</summary>
    public const int Form = 1;

    public int Version { get; init; } = Form;

    /// <summary>The log's name.</summary>
    public string Origin { get; set; } = "";

    /// <summary>The first position that was not read yet.</summary>
    public long Position { get; set; }

    /// <summary>The tree up to there.</summary>
    public byte[] Tree { get; set; } = new Frontier().ToBytes();

    /// <summary>The tree of the events up to there; null when it is the same.</summary>
    public byte[]? Other { get; set; }

    /// <summary>The hashes of the tiles that are not full, by level from 1.</summary>
    public List<byte[]> OpenTiles { get; set; } = [];

    /// <summary>The roots at the sizes of checkpoints.</summary>
    public Dictionary<long, Roots> RootsAt { get; set; } = [];

    public List<Finding> Findings { get; init; } = [];

    public List<Doubt> Doubts { get; init; } = [];

    public List<Mismatch> Mismatches { get; init; } = [];

    public HashSet<Guid> Suspects { get; init; } = [];

    public HashSet<Guid> Renumbered { get; init; } = [];

    /// <summary>Numbers of events that something was found in.</summary>
    public HashSet<long> Numbers { get; init; } = [];

    public List<long> Holes { get; init; } = [];

    /// <summary>Takes over what was seen in a page.</summary>
    public void Add(LogPage page)
    {
        Position = page.First + page.Leaves.Length;
        Findings.AddRange(page.Findings);
        Doubts.AddRange(page.Doubts);
        Mismatches.AddRange(page.Mismatches);
        Suspects.UnionWith(page.Suspects);
        Renumbered.UnionWith(page.Renumbered);
        Numbers.UnionWith(page.Numbers);
        Holes.AddRange(page.Holes);
    }

    /// <summary>Puts it into a file, whole or not at all.</summary>
    public void Save(string file)
    {
        File.WriteAllBytes($"{file}.new", JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move($"{file}.new", file, overwrite: true);
    }

    /// <summary>What a file holds; null when there is none, or it is of another log.</summary>
    /// <exception cref="JsonException">The file is none of these.</exception>
    public static VerifyState? Load(string file, string origin) =>
        File.Exists(file)
        && JsonSerializer.Deserialize<VerifyState>(File.ReadAllBytes(file)) is { Version: Form } state
        && state.Origin == origin
            ? state
            : null;

    /// <summary>The roots at one size.</summary>
    public sealed record Roots(byte[] Log, byte[]? Other);
}
