using System.CommandLine;
using System.Text.Json;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Log;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Replaying;

/// <summary><c>ledger replay ledger</c>: who held what, and how many claims stood where.</summary>
internal static class ReplayLedger
{
    public static Command In(Terminal terminal)
    {
        var position = new Option<long?>("--position") { Description = "After so many entries of the log." };
        var file = new Option<FileInfo>("--out") { Description = "Where to write it, a line of JSON for each slot." };
        return Conversation.Of(
            new Command("ledger", "Show the whole ledger as it was, folded from the log; the newest unless told.")
            {
                position, file,
            },
            terminal,
            async (talk, cancel) =>
            {
                var reply = await talk.Ledger.ReplayLedgerAsync(talk.The(position), cancel);
                await using var lines = new ArrivingLines(reply.Required());
                if (talk.The(file) is { } to)
                {
                    await lines.WriteAsync(to, (_, last, _) => Parse(last).Summary is not null, cancel);
                    terminal.Say($"Written to {to.FullName}.");
                    return ExitCodes.Ok;
                }

                var shown = new List<LedgerReplayLine>();
                await foreach (var line in lines.ReadAsync(cancel))
                    shown.Add(Parse(line));
                if (shown is not [.., { Summary: not null }])
                    throw ArrivingLines.BrokenOff();
                talk.Show(shown, Table);
                return ExitCodes.Ok;
            });
    }

    private static LedgerReplayLine Parse(string line) =>
        JsonSerializer.Deserialize<LedgerReplayLine>(line, LedgerJson.Options)!;

    private static Rows Table(IReadOnlyList<LedgerReplayLine> lines)
    {
        var table = new Listing("slot", "claim", "organisation", "since");
        foreach (var slot in lines.Select(line => line.Slot).OfType<HeldSlotView>())
        {
            table.Add(
                new Text(slot.Slot),
                new Text(slot.ClaimId),
                new Text(slot.OrganisationId),
                new Text(ClaimTables.At(slot.Since)));
        }

        var wrong = new Style(Color.Red);
        var conflicts = lines.Select(line => line.Conflict).OfType<SlotConflictView>().Select(conflict => new Text(
            $"{conflict.Slot} is held by {string.Join(" and by ", conflict.Holders.Select(one => one.ClaimId))}.",
            wrong));
        var faults = lines.Select(line => line.Fault).OfType<ReplayFaultView>().Select(fault => new Text(
            $"Position {fault.Position}: {fault.Code}. {fault.Explanation}", wrong));
        return new Rows([table, .. conflicts, .. faults, Numbers(lines[^1].Summary!)]);
    }

    private static Grid Numbers(LedgerReplaySummary summary)
    {
        var numbers = new Grid().AddColumns(2);
        numbers.Row("after", $"{summary.Position} entries: {summary.Events} events of claims, {summary.Acts} acts");
        numbers.Row("claims", $"{summary.Claims}");
        foreach (var (status, count) in summary.Statuses)
            numbers.Row($"  {status}", $"{count}");
        numbers.Row("slots held", $"{summary.HeldSlots}");
        numbers.Row("held by too many", $"{summary.Conflicts}");
        numbers.Row("cannot be folded", $"{summary.Faults} entries, {summary.UnreadableStreams} streams");
        return numbers;
    }
}
