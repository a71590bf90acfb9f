using System.CommandLine;
using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim batch</c>: creates, proves and submits the claims of a file.</summary>
internal static class SendBatch
{
    private static readonly Argument<FileInfo> _file = new("file")
    {
        Description = "The rows: CSV with a heading (.csv) or one JSON object in each line (.ndjson).",
    };

    private static readonly Option<FileInfo> _proofs = new("--proofs")
    {
        Description = "The zip with the proofs that the rows name.",
    };

    private static readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Only say what would come of it.",
    };

    private static readonly Option<bool> _submit = new("--submit") { Description = "Hand each claim in as well." };

    private static readonly Option<FileInfo> _results = new("--results")
    {
        Description = "Write what came of each row to this file, a JSON object in each line.",
    };

    public static Command In(Terminal terminal) => Conversation.Of(
        new Command("batch", "Create many claims. The same batch again adds nothing and completes what broke off.")
        {
            _file, _proofs, _dryRun, _submit, _results,
        },
        terminal,
        SendAsync);

    private static async Task<int> SendAsync(Conversation talk, CancellationToken cancel)
    {
        var file = talk.The(_file);
        await using var claims = file.OpenRead();
        await using var proofs = talk.The(_proofs)?.OpenRead();
        await using var results = talk.The(_results)?.CreateText();
        var files = new ClaimBatchFiles(claims, FormatOf(file), proofs)
        {
            DryRun = talk.The(_dryRun),
            Submit = talk.The(_submit),
        };
        // Files of this size take what they take; Ctrl+C ends it, and the same batch can be sent again.
        talk.Http.Timeout = Timeout.InfiniteTimeSpan;
        var reply = await talk.Ledger.CreateClaimBatchAsync(
            files, row => results?.WriteLine(JsonSerializer.Serialize(row, LedgerJson.Options)), cancel);
        var code = talk.Show(reply, Table);
        return reply.Value?.End.Refused > 0 ? ExitCodes.Refused : code;
    }

    private static string FormatOf(FileInfo file) => file.Extension.ToLowerInvariant() switch
    {
        ".csv" => ClaimBatchFiles.Csv,
        ".ndjson" or ".jsonl" => ClaimBatchFiles.Ndjson,
        _ => throw new UsageException($"{file.Name} is neither .csv nor .ndjson."),
    };

    private static Rows Table(ClaimBatchView batch)
    {
        var table = new Listing("row", "key", "claim", "outcome", "why").WithTextLast();
        foreach (var row in batch.Rows)
        {
            table.Add(
                new Text($"{row.Row}"),
                new Text(row.Key),
                new Text(row.ClaimId ?? ""),
                Outcome(row.Outcome),
                new Text(row.Problem is null ? "" : Why(row.Problem)));
        }

        return new Rows(table, new Text(Sum(batch.End)));
    }

    private static Text Outcome(string outcome) => new(outcome, outcome switch
    {
        "refused" => new Style(Color.Red),
        "unchanged" => new Style(Color.Grey),
        _ => Style.Plain,
    });

    private static string Why(Problem problem) => string.Join(
        "; ",
        problem.Fields.Select(field => $"{field.Path} {field.Code}")
            .Prepend(problem.Fields.Count == 0 ? $"{problem.Code}: {problem.Detail}" : $"{problem.Code}"));

    private static string Sum(ClaimBatchEnd end) =>
        (end.DryRun ? "Nothing was written. Of " : "Of ")
        + $"{end.Rows} rows: {end.Created} created, {end.Completed} completed, {end.Submitted} submitted, "
        + $"{end.Unchanged} unchanged, {end.Refused} refused.";
}
