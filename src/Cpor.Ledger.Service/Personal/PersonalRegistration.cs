using Cpor.Ledger.Service.Settings;
using Microsoft.AspNetCore.DataProtection;

namespace Cpor.Ledger.Service.Personal;

/// <summary>Puts sealing, unsealing and search hashes into the container.</summary>
public static class PersonalRegistration
{
    internal const string ApplicationName = "Cpor.Ledger";

    /// <summary>
    /// Needs an <c>NpgsqlDataSource</c> and an <c>IClock</c> in the container, and the tables. A key
    /// management service takes the place of Data Protection by registering another <see cref="IKeyEncryption"/>
    /// afterwards.
    /// </summary>
    public static IServiceCollection AddPersonalData(this IServiceCollection services, PersonalSettings settings)
    {
        services.AddDataProtection()
            .SetApplicationName(ApplicationName)
            .PersistKeysToFileSystem(PrivateFolder(settings.KeyRingFolder));
        return services
            .AddSingleton(settings)
            .AddSingleton<KeyRing>()
            .AddSingleton<IKeyEncryption, DataProtectionKeyEncryption>()
            .AddSingleton<ClaimKeys>()
            .AddSingleton(ClaimKeys.Table)
            .AddSingleton(SearchHash.Table)
            .AddSingleton<KeyRotation>()
            .AddSingleton<Sealing>()
            .AddSingleton<Readings>()
            .AddSingleton<Unsealing>()
            .AddSingleton<SearchHash>();
    }

    internal static DirectoryInfo PrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
