using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>A document of the claim, as far as decisions need it.</summary>
public sealed record Document(ProofId ProofId, string Sha256, int Version);

/// <summary>A comment on the claim, as far as a retry needs it.</summary>
/// <param name="Digest">SHA-256 of the sealed text: hundreds of texts would make the state large.</param>
public sealed record Remark(CommentId CommentId, ClaimSide Side, string Digest)
{
    /// <summary>The comment as it is remembered.</summary>
    public static Remark Of(CommentId id, ClaimSide side, Sealed text) =>
        new(id, side, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Value))));
}

/// <summary>One line of a submitted claim.</summary>
/// <param name="Since">The version of the fact that brought the line where it stands.</param>
/// <param name="Failed">What automatic checks found against it.</param>
public sealed record ClaimLine(SubmittedLine Unit, LineState State, int Since, ValueList<FailedCheck> Failed)
{
    /// <summary>The line's id.</summary>
    [JsonIgnore]
    public LineId Id => Unit.LineId;
}

/// <summary>An automatic check that answered, and the version of the fact that says so.</summary>
public sealed record AnsweredCheck(string Check, int Version);

/// <summary>What an automatic check found against a line, and the version of the fact that says so.</summary>
public sealed record FailedCheck(string Code, int Version);

/// <summary>A request for information. It is open while lines wait for its answer, and there may be several.</summary>
/// <param name="Version">The version of the fact that asked.</param>
/// <param name="Answer">What the partner answered; null when it has not.</param>
public sealed record Request(InfoRequested Fact, int Version, InfoProvided? Answer)
{
    /// <summary>The request's id.</summary>
    [JsonIgnore]
    public RequestId Id => Fact.RequestId;
}

/// <summary>One attempt to have the customer notified.</summary>
/// <param name="LineIds">The lines that were validated under it.</param>
/// <param name="ContestedLineIds">The lines that were contested under it.</param>
public sealed record Window(WindowId Id, ValueList<LineId> LineIds, ValueList<LineId> ContestedLineIds);
