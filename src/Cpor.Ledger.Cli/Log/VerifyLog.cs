using System.CommandLine;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Cli.Hosting;
using Cpor.Ledger.Log.Verifying;
using Cpor.Ledger.Service.Log.Verifying;
using Cpor.Ledger.Service.Settings;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Log;

/// <summary>
/// <c>ledger log verify</c>: computes everything again over the database, while the service goes on.
/// </summary>
internal static class VerifyLog
{
    private static readonly Option<string[]> Checkpoints = new("--checkpoint")
    {
        Description = "A file with a signed checkpoint that was kept outside of the database; any number of them.",
    };

    private static readonly Option<string[]> Keys = new("--log-key")
    {
        Description = "A key of the log, as its verifiers have it; without one signatures are not checked.",
    };

    private static readonly Option<string> Folder = new("--folder")
    {
        Description = "Where the log is published; else Ledger:Log:Folder, or 'log' below the data folder.",
    };

    private static readonly Option<bool> ReadModels = new("--read-models")
    {
        Description = "Whether the read models are folded again and compared; they are unless this is false.",
        DefaultValueFactory = _ => true,
    };

    private static readonly Option<string> State = new("--state")
    {
        Description = "Where to keep how far it is; else log-verify.json below the data folder.",
    };

    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Go on where an interrupted one was.",
    };

    private static readonly Option<bool> Continuous = new("--continuous")
    {
        Description = "Go on for ever, at about a tenth of one core, and tell of what is new.",
    };

    public static Command In(Terminal terminal)
    {
        var command = new Command(
            "verify",
            "Verify the database that ConnectionStrings__Ledger names, and the published files: every event against "
            + "its entry, hashes, chains, tree and checkpoints, slots, streams and read models. It reads only, and the "
            + "service may go on. Ends with 1 when something was found, which is named by table, key and position.")
        {
            Checkpoints, Keys, Folder, ReadModels, State, Resume, Continuous,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var configuration = Configured.ByEnvironment();
            var settings = Configured.Settings(configuration);
            var order = Order(parsed, settings);
            await using var database = await ExistingLedger.OpenAsync(configuration, terminal, cancel);
            order = order with { ConnectionString = database.Application };
            if (parsed.GetValue(Continuous))
                return await new ContinuousVerification(order, terminal, parsed.GetValue(LedgerAddress.Json))
                    .RunAsync(cancel);
            var report = await VerifyScreen.FollowAsync(
                terminal, progress => new LiveVerification(order, progress).RunAsync(cancel));
            terminal.Show(report, parsed.GetValue(LedgerAddress.Json), Table);
            return report.Findings.Count == 0 ? ExitCodes.Ok : ExitCodes.Refused;
        });
        return command;
    }

    /// <summary>Before a database is looked for.</summary>
    private static VerifyOrder Order(ParseResult parsed, LedgerSettings settings)
    {
        var folder = parsed.GetValue(Folder) ?? settings.Log.Folder;
        var checkpoints = parsed.GetValue(Checkpoints) ?? [];
        if (checkpoints.FirstOrDefault(file => !File.Exists(file)) is { } missing)
            throw new UsageException($"There is no file {missing}.");
        var order = LedgerVerification.Of("", folder.Length > 0 ? folder : Path.Combine(settings.DataFolder, "log"));
        return order with
        {
            Checkpoints = checkpoints,
            Keys = [.. (parsed.GetValue(Keys) ?? []).Select(Key)],
            ReadModels = parsed.GetValue(ReadModels) ? order.ReadModels : null,
            StateFile = parsed.GetValue(State) ?? Path.Combine(settings.DataFolder, "log-verify.json"),
            Resume = parsed.GetValue(Resume),
        };
    }

    private static VerifierKey Key(string text)
    {
        var key = VerifierKey.Parse(text);
        return key.IsGood ? key.Value : throw new UsageException($"--log-key: {key.Fault.Explanation}");
    }

    private static Rows Table(VerifyReport report)
    {
        var facts = new Grid().AddColumns(2);
        facts.AddRow("entries", $"{report.Size}");
        facts.AddRow("root", report.Root);
        facts.AddRow("checkpoints", $"{report.Checkpoints}");
        facts.AddRow(
            "waiting", report.OldestWaits is { } oldest ? $"{report.Waiting}, for {oldest:0.0} s at most" : "none");
        facts.AddRow("streams", report.Streams is { } streams ? $"{streams}" : "not compared with their read models");
        facts.AddRow("findings", $"{report.Findings.Count}");
        var findings = new Listing("finding", "position", "table", "key", "what").WithTextLast();
        foreach (var finding in report.Findings)
        {
            findings.Add(
                new Text(finding.Code, new Style(Color.Red)),
                new Text($"{finding.Position}"),
                new Text(finding.Table),
                new Text(finding.Key),
                new Text(finding.Explanation));
        }

        IRenderable[] listed = report.Findings.Count > 0 ? [findings] : [];
        return new Rows([facts, .. report.Notes.Select(note => new Text(note)), .. listed]);
    }
}
