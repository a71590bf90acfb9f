using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Review;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Review;

/// <summary><c>ledger review queue</c>: the claims before the reviewer; what is due first comes first.</summary>
internal static class ShowQueue
{
    public static Command In(Terminal terminal)
    {
        var turn = new Option<string>("--turn") { Description = "Whose turn: reviewer (the default), partner or any." };
        var contested = new Option<bool?>("--contested") { Description = "Only contested claims; with false, others." };
        var limit = new Option<int?>("--limit") { Description = "How many at most, 1 to 200." };
        var after = new Option<string>("--after") { Description = "The cursor that the page before ended with." };
        return Conversation.Of(
            new Command("queue", "List the claims before the reviewer.") { turn, contested, limit, after },
            terminal,
            async (talk, cancel) =>
            {
                var query = new ReviewListQuery
                {
                    Turn = talk.The(turn),
                    Contested = talk.The(contested),
                    Limit = talk.The(limit),
                    After = talk.The(after),
                };
                return talk.Show(await talk.Ledger.ListReviewsAsync(query, cancel), Table);
            });
    }

    private static IRenderable Table(ReviewList list)
    {
        var table = new Listing("claim", "due", "turn", "partner", "customer", "wants", "to look at");
        foreach (var claim in list.Items)
        {
            table.Add(
                new Text(claim.ClaimId),
                new Text(ClaimTables.At(claim.Due), claim.Overdue ? new Style(Color.Red) : Style.Plain),
                new Text(claim.Turn),
                new Text(claim.PartnerName),
                new Text(claim.DomainName ?? claim.TenantId),
                new Text(string.Join(
                    '\n', claim.Lines.Select(line => $"{line.Slot.Split('/', ':')[^1]}: {line.Status}"))),
                new Text(string.Join('\n', ToLookAt(claim).Distinct())));
        }

        return list.Next is null ? table : new Rows(table, new Text($"More: --after {list.Next}"));
    }

    private static IEnumerable<string> ToLookAt(ReviewListItem claim)
    {
        foreach (var notice in claim.Notices)
            yield return notice.Code ?? notice.Check;
        if (claim.UnansweredComment is { } said)
            yield return $"comment of {ClaimTables.At(said.Since)}";
    }
}
