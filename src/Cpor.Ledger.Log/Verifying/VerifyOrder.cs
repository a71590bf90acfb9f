using Cpor.Ledger.Audit.Notes;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>What is to be verified.</summary>
/// <param name="ConnectionString">The database; the application's role is enough, nothing is written.</param>
/// <param name="Folder">Where the log is published; it need not exist.</param>
public sealed record VerifyOrder(string ConnectionString, string Folder)
{
    /// <summary>Files with signed checkpoints that were kept outside of the database.</summary>
    public IReadOnlyList<string> Checkpoints { get; init; } = [];

    /// <summary>The log's keys; without one signatures are not checked.</summary>
    public IReadOnlyList<VerifierKey> Keys { get; init; } = [];

    /// <summary>What entries call the streams of events, by the type of the event.</summary>
    public required IReadOnlyDictionary<string, string> Nouns { get; init; }

    /// <summary>Folds the read models again and compares them; null to leave them out.</summary>
    public Func<ReadModelScope, IReadModelCheck>? ReadModels { get; init; }

    /// <summary>Where it is kept how far it has got; null for nowhere.</summary>
    public string? StateFile { get; init; }

    /// <summary>Whether to go on where <see cref="StateFile"/> says.</summary>
    public bool Resume { get; init; }

    /// <summary>How often it is kept, at most after every page; the read models begin anew in any case.</summary>
    public TimeSpan SaveEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many pages are read at once, from 1.</summary>
    public int Hands { get; init; } = 4;

    /// <summary>How long to rest after each piece of work, as a multiple of the time it took; 0 for no rest.</summary>
    public double Rest { get; init; }
}
