using Npgsql;

namespace Cpor.Ledger.Service.Partners;

/// <summary>Puts the names of partners into the container.</summary>
public static class PartnerRegistration
{
    /// <summary>
    /// Reads the directory now, so that a broken file shows at the start. Needs an <c>NpgsqlDataSource</c> in the
    /// container, for the imported locations.
    /// </summary>
    /// <param name="path">The partners file; empty for none.</param>
    /// <exception cref="InvalidDataException">The file is not as described.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IServiceCollection AddPartners(this IServiceCollection services, string path)
    {
        var file = Directory(path);
        return services
            .AddSingleton<IPartnerDirectory>(container =>
                new ImportedPartnerDirectory(container.GetRequiredService<NpgsqlDataSource>(), file))
            .AddSingleton<PartnerNames>();
    }

    private static FilePartnerDirectory Directory(string path)
    {
        if (path.Length == 0)
            return FilePartnerDirectory.Empty;
        using var file = File.OpenRead(path);
        return FilePartnerDirectory.Read(file);
    }
}
