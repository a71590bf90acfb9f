using NodaTime;

namespace Cpor.Ledger.Service.Settings;

/// <summary>How personal data is kept.</summary>
/// <param name="KeyRingFolder">
/// Where the key-encryption keys lie. Without this folder every sealed text and every proof is lost; with it and the
/// database they can be read. So it is backed up apart from the database, and only the service can read it.
/// </param>
public sealed record PersonalSettings(string KeyRingFolder)
{
    /// <summary>How many claims' data keys are held in memory at most.</summary>
    public int CachedKeys { get; init; } = 4_096;

    /// <summary>How long a data key is held in memory after its last load.</summary>
    public Duration KeysCachedFor { get; init; } = Duration.FromMinutes(5);
}
