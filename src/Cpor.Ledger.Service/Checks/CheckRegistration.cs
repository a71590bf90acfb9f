using Cpor.Ledger.Service.Settings;
using Npgsql;

namespace Cpor.Ledger.Service.Checks;

/// <summary>Puts the automatic checks, and whom they ask, into the container.</summary>
public static class CheckRegistration
{
    private const int LargestDocument = 256 * 1024;

    /// <summary>
    /// Needs an <c>NpgsqlDataSource</c> and an <c>IClock</c> in the container, and the tables.
    /// </summary>
    /// <exception cref="InvalidDataException">The tenants file is not as described.</exception>
    /// <exception cref="IOException">The tenants file cannot be read.</exception>
    public static IServiceCollection AddChecks(this IServiceCollection services, CheckSettings settings)
    {
        if (settings.Authority is { } authority)
        {
            services.AddHttpClient<OpenIdTenantDirectory>(http =>
                {
                    http.BaseAddress = authority;
                    http.Timeout = settings.Timeout.ToTimeSpan();
                    http.MaxResponseContentBufferSize = LargestDocument;
                })
                // A redirect would answer for another host than the operator trusts.
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
            services.AddTransient<ITenantDirectory>(container => new ImportedTenantDirectory(
                container.GetRequiredService<NpgsqlDataSource>(),
                container.GetRequiredService<OpenIdTenantDirectory>()));
        }
        else
        {
            var file = Directory(settings.TenantsFile);
            services.AddSingleton<ITenantDirectory>(container =>
                new ImportedTenantDirectory(container.GetRequiredService<NpgsqlDataSource>(), file));
        }

        return services
            .AddTransient<TenantDomainCheck>()
            .AddSingleton<SubscriptionCatalogue>()
            .AddSingleton<ISubscriptionCatalogue>(container => container.GetRequiredService<SubscriptionCatalogue>())
            .AddSingleton<SubscriptionCheck>();
    }

    private static FileTenantDirectory Directory(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return FileTenantDirectory.Empty;
        using var file = File.OpenRead(path);
        return FileTenantDirectory.Read(file);
    }
}
