using System.Text.Json.Serialization;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>The two sides of a contest.</summary>
public enum ContestSide
{
    /// <summary>Who wants the slot.</summary>
    Challenger,

    /// <summary>Who officially holds it.</summary>
    Incumbent,
}

/// <summary>
/// A contest over the slot of a line, as the claim of one side knows it (Issues with CPOR customer associations,
/// 2020-07: both proofs are compared, both partners may be asked for more).
/// </summary>
/// <param name="Side">Which side this claim is on.</param>
/// <param name="LineId">This claim's line.</param>
/// <param name="OtherClaimId">The claim of the other side.</param>
/// <param name="Version">The version of the fact that opened it here.</param>
/// <param name="Hearing">The incumbent's time to be heard; null on the challenger's side.</param>
/// <param name="AnswerVersion">The version of the incumbent's answer; null while there is none.</param>
/// <param name="Winner">Who won; null while nobody has.</param>
/// <param name="Dropped">Whether it ended without a decision: a side left, or the slot got another holder.</param>
public sealed record Contest(
    ContestId Id,
    ContestSide Side,
    LineId LineId,
    Slot Slot,
    ClaimId OtherClaimId,
    int Version,
    Due? Hearing = null,
    int? AnswerVersion = null,
    ContestSide? Winner = null,
    bool Dropped = false)
{
    /// <summary>Whether the reviewer has still to decide it.</summary>
    [JsonIgnore]
    public bool IsOpen => Winner is null && !Dropped;
}
