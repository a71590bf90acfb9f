using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Cli.Replaying;

/// <summary><c>ledger replay</c>: what was, folded anew from the log; for auditors.</summary>
internal static class ReplayNoun
{
    public static Command In(Terminal terminal) => new("replay", "What was, folded anew from the log alone.")
    {
        ReplayClaim.In(terminal),
        ListSteps.In(terminal),
        CompareMoments.In(terminal),
        ReplayLedger.In(terminal),
        ExportLog.In(terminal),
    };

    /// <summary>An instant as it was typed.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static Instant? Instant(string? text) => text is null ? null
        : InstantPattern.ExtendedIso.Parse(text) is { Success: true } at ? at.Value
        : throw new UsageException($"'{text}' is no instant, such as 2026-03-02T09:00:00Z.");
}
