namespace Cpor.Ledger.Domain.Associations;

/// <summary>What became of a proposed correction.</summary>
public enum CorrectionOutcome
{
    /// <summary>Another reviewer agreed, and the association ended.</summary>
    Confirmed,

    /// <summary>It was taken back.</summary>
    Dropped,
}

/// <summary>A proposed correction.</summary>
/// <param name="Outcome">Null while another reviewer has to look at it.</param>
public sealed record Correction(CorrectionProposed Fact, CorrectionOutcome? Outcome = null);
