namespace Cpor.Ledger.Log;

/// <summary>What the log is called, what signs it, and where it is published.</summary>
public sealed record LogSettings
{
    /// <summary>What entries call the streams of events, by the type of the event.</summary>
    public required IReadOnlyDictionary<string, string> Nouns { get; init; }

    /// <summary>The folder that it is published in.</summary>
    public required string Folder { get; init; }

    /// <summary>The file of the keys that checkpoints are signed with; made when it is missing.</summary>
    public required string KeyFile { get; init; }

    /// <summary>The name of the host that a made-up origin begins with.</summary>
    public required string Host { get; init; }

    /// <summary>
    /// Its name for ever, a web address without the scheme; empty to make one up when the log begins.
    /// </summary>
    public string Origin { get; init; } = "";

    /// <summary>The keys themselves, in place of the file, with a semicolon or a line end between them.</summary>
    public string Keys { get; init; } = "";

    /// <summary>Who is asked to vouch for it: a witness's verifier key, a blank, and where it listens.</summary>
    public IReadOnlyList<string> Witnesses { get; init; } = [];
}
