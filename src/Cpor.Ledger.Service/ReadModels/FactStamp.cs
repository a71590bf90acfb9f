using NodaTime;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>What is known of a fact beside what it says.</summary>
/// <param name="Version">The version that the claim had after it.</param>
/// <param name="EventId">The stored fact's id.</param>
/// <param name="RecordedAt">When the database stored it.</param>
/// <param name="ActorId">The opaque id of who acted.</param>
public sealed record FactStamp(int Version, Guid EventId, Instant RecordedAt, string? ActorId);
