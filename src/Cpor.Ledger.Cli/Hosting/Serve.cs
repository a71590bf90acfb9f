using System.CommandLine;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Storage;

namespace Cpor.Ledger.Cli.Hosting;

/// <summary><c>ledger serve</c>: the service in this process, set up by its environment variables.</summary>
internal static class Serve
{
    public static Command In(Terminal terminal)
    {
        var urls = new Option<string>("--urls")
        {
            Description = $"Where to listen; else ASPNETCORE_URLS, else {LedgerHost.UsualUrl}.",
        };
        var environment = new Option<string>("--environment")
        {
            Description = "Development accepts the tokens of 'ledger token'; otherwise an authority must be set.",
        };
        var download = Configured.AllowDownload();
        var command = new Command("serve", "Run the service in this process until Ctrl+C.")
        {
            urls, environment, download,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                EnvironmentName = parsed.GetValue(environment),
            });
            if (parsed.GetValue(urls) is { } given)
                builder.WebHost.UseUrls(given);
            // A line for every request tells an operator nothing.
            builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
            if (parsed.GetValue(download))
                builder.Configuration["Ledger:AllowDownload"] = $"{true}";
            var settings = Configured.Settings(builder.Configuration);
            await using var database = await LedgerDatabase.OpenAsync(
                builder.Configuration, settings, terminal.Say, cancel);
            await using var app = await LedgerHost.BuildAsync(builder, database);
            await app.RunAsync(cancel);
            return ExitCodes.Ok;
        });
        return command;
    }
}
