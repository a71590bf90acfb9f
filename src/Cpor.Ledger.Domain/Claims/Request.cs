using System.Text.Json.Serialization;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>A request for information. It is open while lines wait for its answer, and there may be several.</summary>
/// <param name="Version">The version of the fact that asked.</param>
/// <param name="Answer">What the partner answered; null when it has not.</param>
public sealed record Request(InfoRequested Fact, int Version, InfoProvided? Answer)
{
    /// <summary>The request's id.</summary>
    [JsonIgnore]
    public RequestId Id => Fact.RequestId;
}
