using NodaTime;

namespace Cpor.Ledger.Contracts.Actors;

/// <summary>The person or machine that events name by an opaque id: <c>GET /v1/actors/{actorId}</c>.</summary>
public sealed record ActorView
{
    /// <summary>The id in the events: <c>actor:</c> and a GUID.</summary>
    public required string ActorId { get; init; }

    /// <summary>The display name, or the token's subject where there is none; absent once it is erased.</summary>
    public string? Name { get; init; }

    /// <summary>When the name was erased; the id stays in the events and leads to nobody.</summary>
    public Instant? ErasedAt { get; init; }

    /// <summary>Leaves the name out, so that it does not get into a log by accident.</summary>
    public override string ToString() => nameof(ActorView);
}
