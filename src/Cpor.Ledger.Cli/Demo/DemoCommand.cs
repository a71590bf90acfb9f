using System.CommandLine;
using Cpor.Ledger.Cli.Hosting;

namespace Cpor.Ledger.Cli.Demo;

/// <summary><c>ledger demo</c>: everything in one process, fed with the samples.</summary>
internal static class DemoCommand
{
    public static Command In(Terminal terminal)
    {
        var data = new Option<string>("--data")
        {
            Description = "Where to keep everything, so that a second run goes on; else a folder that is removed.",
        };
        var samples = new Option<string>("--samples") { Description = "Another folder of samples." };
        var exit = new Option<bool>("--exit") { Description = "End after the summary instead of running on." };
        var download = Configured.AllowDownload();
        var log = new Option<bool>("--log") { Description = "Show the service's warnings too." };
        var command = new Command(
            "demo",
            "Start a private ledger, play the sample claims through its public API, show how they end, and run on. "
            + "Ends with 1 when a claim ends otherwise than its story tells.")
        {
            data, samples, exit, download, log,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            using var folders = DemoFolders.Open(parsed.GetValue(data), parsed.GetValue(samples));
            var choices = new DemoChoices(parsed.GetValue(download), parsed.GetValue(log));
            await using var demonstration = await Demonstration.StartAsync(folders, terminal, choices, cancel);
            var isAsTold = await demonstration.PlayAsync(cancel);
            if (!parsed.GetValue(exit))
                await demonstration.RunOnAsync(cancel);
            return isAsTold ? ExitCodes.Ok : ExitCodes.Refused;
        });
        return command;
    }
}
