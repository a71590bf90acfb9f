using System.CommandLine;

namespace Cpor.Ledger.Cli.Hosting;

/// <summary><c>ledger health</c>: asks <c>/health/ready</c>, as a container's health check does.</summary>
internal static class CheckHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static Command In(Terminal terminal)
    {
        var command = new Command("health", "Ask whether the service is ready: ends with 0 when it is, else with 1.");
        command.SetAction(async (parsed, cancel) =>
        {
            using var http = new HttpClient { BaseAddress = LedgerAddress.Of(parsed), Timeout = Patience };
            try
            {
                using var reply = await http.GetAsync("/health/ready", cancel);
                terminal.Say($"{http.BaseAddress}health/ready answers {(int)reply.StatusCode}.");
                return reply.IsSuccessStatusCode ? 0 : 1;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException
                && !cancel.IsCancellationRequested)
            {
                terminal.Say($"{http.BaseAddress}health/ready does not answer: {e.Message}");
                return 1;
            }
        });
        return command;
    }
}
