using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Log.Replaying;
using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Service.Log;

/// <summary>What the endpoints of the log refuse.</summary>
public static class LogRefusals
{
    /// <summary>No entry is there, or no checkpoint covers it yet.</summary>
    public static readonly Refusal PositionUnknown = new(
        Missing,
        Problems.PositionUnknown,
        "No checkpoint covers this position yet; what was read before stays as it is.");

    /// <summary>A tree of that size was not published, or the older is not older.</summary>
    public static readonly Refusal SizesInvalid = new(
        Invalid,
        Problems.SizesInvalid,
        "A proof leads from a size of at least 1 to one that is not smaller and published.");

    /// <summary>The tiles are not there.</summary>
    public static readonly Refusal ProofUnavailable = new(
        Untimely, Problems.LogProofUnavailable, "The published tiles are incomplete here; tell the operator.");

    /// <summary>The documents of a claim are more than a dossier takes; they can be got one by one.</summary>
    public static readonly Refusal DocumentsTooLarge = new(
        Untimely,
        Problems.DossierTooLarge,
        "The documents of this claim are more than 256 MiB: get the dossier without them, and them one by one.");

    /// <summary>The log has nothing of the claim that a checkpoint covers.</summary>
    public static readonly Refusal NotInLog = new(
        Missing,
        Problems.NotInLog,
        "The log has nothing of such a claim; of one that was just begun it has the beginning in a moment.");

    /// <summary>An entry that would be folded cannot be.</summary>
    internal static Refusal EntryUnreadable(ReplayFault fault) => new(
        Untimely,
        Problems.EntryUnreadable,
        $"The entry at position {fault.Position} cannot be folded: {fault.Code}. {fault.Explanation}");
}
