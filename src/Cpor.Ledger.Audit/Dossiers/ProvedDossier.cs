using Cpor.Ledger.Audit.Checkpoints;

namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>
/// A dossier of which it was checked that a trusted log holds its events, that they are all events of one stream, and
/// that its files are those that the events name. Whether the events are right is another question.
/// </summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Tree">The checkpoint, and which of the known witnesses vouch for it.</param>
/// <param name="Events">Its events by version, from 1.</param>
/// <param name="HeadEntry">The entry that states the head.</param>
/// <param name="Head">What it states; that nothing follows is the word of the log, which an entry can belie.</param>
/// <param name="Named">What the events name by its hash; documents need not be included.</param>
public sealed record ProvedDossier(
    Dossier Dossier,
    SignedCheckpoint Tree,
    IReadOnlyList<LogEntry> Events,
    LogEntry HeadEntry,
    HeadStatement Head,
    NamedFiles Named)
{
    /// <summary>The stream, as <c>claims/…</c>.</summary>
    public string Subject => Head.Subject;
}
