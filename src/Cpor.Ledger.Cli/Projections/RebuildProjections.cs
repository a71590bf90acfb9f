using System.CommandLine;
using Cpor.Ledger.Contracts.Projections;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Projections;

/// <summary>
/// <c>ledger projection rebuild</c>: has projections made anew from the facts by the service, and shows how it goes on.
/// Ending the command does not end a rebuild.
/// </summary>
internal static class RebuildProjections
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static Command In(Terminal terminal)
    {
        var names = new Argument<string[]>("projection")
        {
            Description = "Which, by their names.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var all = new Option<bool>("--all") { Description = "Every one." };
        return Conversation.Of(
            new Command("rebuild", "Rebuild projections from the facts while the service runs.") { names, all },
            terminal,
            async (talk, cancel) =>
            {
                var wanted = await WantedAsync(talk, talk.The(names), talk.The(all), cancel);
                foreach (var name in wanted)
                    (await talk.Ledger.RebuildAsync(name, cancel)).Required();
                var done = await new RebuildProgress(talk.Ledger, wanted, Pause).FollowAsync(terminal, cancel);
                talk.Show(done, Table);
                return done.All(rebuild => rebuild.State == "done") ? ExitCodes.Ok : ExitCodes.Fault;
            });
    }

    private static async Task<IReadOnlyList<string>> WantedAsync(
        Conversation talk, string[] names, bool all, CancellationToken cancel) => (names, all) switch
        {
            ([], true) =>
                [.. (await talk.Ledger.ListProjectionsAsync(cancel)).Required().Items.Select(one => one.Name)],
            ([], false) => throw new UsageException("Name the projections, or say --all."),
            (_, true) => throw new UsageException("Either name projections or say --all."),
            _ => [.. names.Distinct()],
        };

    private static Listing Table(IReadOnlyList<RebuildView> rebuilds)
    {
        var table = new Listing("projection", "rebuild", "done", "a second", "corrected", "why not").WithTextLast();
        foreach (var rebuild in rebuilds)
        {
            table.Add(
                new Text(rebuild.Projection),
                new Text(rebuild.State),
                new Text($"{rebuild.Done} {rebuild.Unit}"),
                new Text($"{rebuild.PerSecond}"),
                new Text($"{rebuild.Corrected}"),
                new Text(rebuild.Failure ?? ""));
        }

        return table;
    }
}
