using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Projections;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Projections;

/// <summary><c>ledger projection list</c>: how every projection stands.</summary>
internal static class ListProjections
{
    public static Command In(Terminal terminal) => Conversation.Of(
        new Command("list", "List the projections, how far they are behind, and what stopped them."),
        terminal,
        async (talk, cancel) => talk.Show(await talk.Ledger.ListProjectionsAsync(cancel), Table));

    private static IRenderable Table(ProjectionList list)
    {
        var table = new Listing("projection", "kept", "state", "behind", "since", "last rebuild");
        foreach (var projection in list.Items)
        {
            table.Add(
                new Text(projection.Name),
                new Text(projection.Lifecycle),
                new Text(projection.State, projection.Failure is null ? Style.Plain : new Style(Color.Red)),
                new Text(projection.Behind is { } behind ? $"{behind}" : ""),
                new Text(projection.BehindSeconds is > 0 and var seconds ? $"{seconds} s" : ""),
                new Text(Rebuilt(projection.Rebuild)));
        }

        var failures = list.Items
            .Where(projection => projection.Failure is not null)
            .Select(failed => new Text($"{failed.Name}: {failed.Failure} (fact {failed.FailedEvent})"));
        return new Rows([table, .. failures, new Text($"The newest fact is number {list.NewestEvent}.")]);
    }

    private static string Rebuilt(RebuildView? rebuild) => rebuild switch
    {
        null => "",
        { FinishedAt: { } finished } => $"{rebuild.State} {ClaimTables.At(finished)}",
        _ => rebuild.State,
    };
}
