using Cpor.Ledger.Service.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Cpor.Ledger.Service.Personal;

/// <summary>
/// The key-encryption keys in their folder. Data Protection looks at its folder once a day; this one looks whenever a
/// file has come or gone, so that every process uses a new key as soon as another one has made it.
/// </summary>
public sealed class KeyRing(PersonalSettings settings) : IDisposable
{
    // As long as Data Protection gives its own keys.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private readonly Lock _opening = new();
    private readonly List<ServiceProvider> _opened = [];
    private (ServiceProvider Services, DateTime Written)? _ring;

    /// <summary>Protects with the newest key, and unprotects with any.</summary>
    public IDataProtectionProvider Protection => Ring().GetRequiredService<IDataProtectionProvider>();

    /// <summary>Every key of the ring.</summary>
    public IReadOnlyCollection<IKey> Keys => Ring().GetRequiredService<IKeyManager>().GetAllKeys();

    /// <summary>Makes a key that protects from now on.</summary>
    public void Renew()
    {
        var now = DateTimeOffset.UtcNow;
        Ring().GetRequiredService<IKeyManager>().CreateNewKey(now, now + Lifetime);
        LookAgain();
    }

    /// <summary>Removes the file of a key. What it protected can never be read again.</summary>
    public void Remove(Guid key)
    {
        File.Delete(Path.Combine(settings.KeyRingFolder, $"key-{key:D}.xml"));
        LookAgain();
    }

    /// <summary>Reads the folder anew, whatever its time of writing says.</summary>
    public void LookAgain()
    {
        lock (_opening)
            _ring = null;
    }

    public void Dispose()
    {
        foreach (var services in _opened)
            services.Dispose();
    }

    private ServiceProvider Ring()
    {
        lock (_opening)
        {
            var written = Directory.GetLastWriteTimeUtc(settings.KeyRingFolder);
            if (_ring is { } known && known.Written == written)
                return known.Services;
            var services = Open();
            _opened.Add(services);
            _ring = (services, written);
            return services;
        }
    }

    private ServiceProvider Open()
    {
        var services = new ServiceCollection();
        services.AddDataProtection()
            .SetApplicationName(PersonalRegistration.ApplicationName)
            .PersistKeysToFileSystem(PersonalRegistration.PrivateFolder(settings.KeyRingFolder));
        return services.BuildServiceProvider();
    }
}
