using System.CommandLine;
using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Log;

namespace Cpor.Ledger.Cli.Replaying;

/// <summary><c>ledger replay export</c>: a part of the log with its proofs, as a file.</summary>
internal static class ExportLog
{
    public static Command In(Terminal terminal)
    {
        var from = new Option<long?>("--from") { Description = "The first position; else 0." };
        var to = new Option<long?>("--to") { Description = "The position before which it ends; else all." };
        var file = new Option<FileInfo>("--out")
        {
            Description = "Where to write it: the checkpoint, then a line of JSON for each entry.",
            Required = true,
        };
        return Conversation.Of(
            new Command("export", "Write a part of the log, entry by entry with the proof of each, into a file.")
            {
                from, to, file,
            },
            terminal,
            async (talk, cancel) =>
            {
                var reply = await talk.Ledger.ExportLogAsync(talk.The(from), talk.The(to), cancel);
                await using var lines = new ArrivingLines(reply.Required());
                var count = await lines.WriteAsync(talk.The(file)!, IsWhole, cancel);
                terminal.Say($"{count - 1} entries written to {talk.The(file)!.FullName}.");
                return ExitCodes.Ok;
            });
    }

    private static bool IsWhole(string first, string last, long count) =>
        JsonSerializer.Deserialize<LogExportLine>(first, LedgerJson.Options) is { From: { } from, To: { } to }
        && count - 1 == to - from;
}
