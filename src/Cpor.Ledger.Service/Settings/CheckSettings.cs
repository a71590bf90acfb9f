using NodaTime;

namespace Cpor.Ledger.Service.Settings;

/// <summary>Who is asked about tenants.</summary>
public sealed record CheckSettings
{
    /// <summary>
    /// The identity platform, as <c>https://login.microsoftonline.com/</c>; null to use <see cref="TenantsFile"/>.
    /// </summary>
    public Uri? Authority { get; init; }

    /// <summary>The longest time for one question to the authority.</summary>
    public Duration Timeout { get; init; } = Duration.FromSeconds(10);

    /// <summary>
    /// The file of tenants that is read; null for a directory that knows nobody.
    /// </summary>
    public string? TenantsFile { get; init; }
}
