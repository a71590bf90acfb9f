using System.Text.Json.Serialization;
using Cpor.Ledger.Domain.Deadlines;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>One line of a submitted claim.</summary>
/// <param name="Since">The version of the fact that brought the line where it stands.</param>
/// <param name="Failed">What automatic checks found against it.</param>
public sealed record ClaimLine(SubmittedLine Unit, LineState State, int Since, ValueList<FailedCheck> Failed)
{
    /// <summary>How often its rejection was disputed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Disputes { get; init; }

    /// <summary>When its review should be decided; null until it is open, and once it was.</summary>
    public Due? Review { get; init; }

    /// <summary>The line's id.</summary>
    [JsonIgnore]
    public LineId Id => Unit.LineId;
}

/// <summary>What an automatic check found against a line, and the version of the fact that says so.</summary>
public sealed record FailedCheck(string Code, int Version);
