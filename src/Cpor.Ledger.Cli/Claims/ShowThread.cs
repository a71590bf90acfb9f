using System.CommandLine;
using Cpor.Ledger.Contracts.Claims;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim thread</c>: what partner and reviewer said to each other.</summary>
internal static class ShowThread
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var reason = new Option<string>("--reason")
        {
            Description = "Why the texts are read, which is recorded; without it they are left out.",
        };
        var limit = new Option<int?>("--limit") { Description = "How many at most, 1 to 200." };
        var after = new Option<string>("--after") { Description = "The cursor that the page before ended with." };
        return Conversation.Of(
            new Command("thread", "Show what partner and reviewer said, oldest first.") { id, reason, limit, after },
            terminal,
            async (talk, cancel) => talk.Show(
                await talk.Ledger.ListCommentsAsync(
                    talk.The(id), talk.The(reason), talk.The(limit), talk.The(after), cancel),
                Table));
    }

    private static IRenderable Table(CommentList list)
    {
        var table = new Listing("when", "who", "with", "text").WithTextLast();
        foreach (var comment in list.Items)
        {
            table.Add(
                new Text(ClaimTables.At(comment.HappenedAt)),
                new Text(comment.Side),
                new Text($"{comment.Version} {comment.Action}"),
                new Text(comment.Text ?? "not read: say why with --reason"));
        }

        return list.Next is null ? table : new Rows(table, new Text($"More: --after {list.Next}"));
    }
}
