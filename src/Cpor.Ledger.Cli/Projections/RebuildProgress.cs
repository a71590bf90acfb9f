using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Projections;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Projections;

/// <summary>Follows rebuilds to their ends: bars where a person watches, else a line for each change.</summary>
internal sealed class RebuildProgress(LedgerClient ledger, IReadOnlyList<string> names, TimeSpan pause)
{
    private readonly Dictionary<string, string> _said = new(StringComparer.Ordinal);

    /// <summary>Returns the rebuilds when all are over.</summary>
    public async Task<IReadOnlyList<RebuildView>> FollowAsync(Terminal terminal, CancellationToken cancel)
    {
        if (!terminal.IsWatched)
            return await FollowAsync(rebuilds => SayNews(rebuilds, terminal), cancel);
        IReadOnlyList<RebuildView> ended = [];
        await terminal.Screen.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async screen =>
            {
                var bars = names.ToDictionary(name => name, name => screen.AddTask(Markup.Escape(name)));
                ended = await FollowAsync(
                    rebuilds => rebuilds.ForEach(rebuild => Update(bars[rebuild.Projection], rebuild)), cancel);
            });
        return ended;
    }

    private void SayNews(IEnumerable<RebuildView> rebuilds, Terminal terminal)
    {
        foreach (var rebuild in rebuilds)
        {
            if (_said.GetValueOrDefault(rebuild.Projection) == Line(rebuild))
                continue;
            _said[rebuild.Projection] = Line(rebuild);
            terminal.Say(Line(rebuild));
        }
    }

    private async Task<IReadOnlyList<RebuildView>> FollowAsync(
        Action<List<RebuildView>> show, CancellationToken cancel)
    {
        while (true)
        {
            var rebuilds = (await ledger.ListProjectionsAsync(cancel)).Required().Items
                .Where(projection => names.Contains(projection.Name))
                .Select(projection => projection.Rebuild)
                .OfType<RebuildView>()
                .ToList();
            show(rebuilds);
            if (rebuilds.TrueForAll(rebuild => rebuild.State is "done" or "failed"))
                return rebuilds;
            await Task.Delay(pause, cancel);
        }
    }

    private static void Update(ProgressTask bar, RebuildView rebuild)
    {
        bar.MaxValue = Math.Max(1, rebuild.Total ?? 1);
        bar.Value = rebuild.State == "done" ? bar.MaxValue : rebuild.Done;
        bar.Description = Markup.Escape(Line(rebuild));
    }

    private static string Line(RebuildView rebuild) => $"{rebuild.Projection}: {rebuild.State}, {rebuild.Done} of "
        + $"{(rebuild.Total is { } total ? $"{total}" : "?")} {rebuild.Unit}"
        + (rebuild.PerSecond is { } rate ? $", {rate}/s" : "")
        + (rebuild.RemainingSeconds is { } left ? $", {left} s left" : "");
}
