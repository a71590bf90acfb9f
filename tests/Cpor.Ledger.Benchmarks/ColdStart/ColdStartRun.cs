namespace Cpor.Ledger.Benchmarks.ColdStart;

/// <summary>From an empty data folder to the first claim, and again over what is there then.</summary>
public static class ColdStartRun
{
    public static async Task RunAsync(Options options)
    {
        Console.WriteLine("# Cold start\n");
        using var published = await Publication.MakeAsync();
        var table = new Table(
            "start", "total s", "own s", "runtime and host", "initdb", "PostgreSQL", "schema, host and doors",
            "first draft", "proof and submission", "CPU s of the service");
        var first = new List<Start>();
        var second = new List<Start>();
        for (var round = 0; round < (options.Rounds ?? (options.Small ? 1 : 5)); round++)
        {
            using var folder = new ScratchFolder();
            var data = Path.Combine(folder.Path, "ledger");
            first.Add(await Start.MeasureAsync(published.Program, data));
            second.Add(await Start.MeasureAsync(published.Program, data));
        }

        Add(table, "empty folder", first);
        Add(table, "second start", second);
        table.Print();
    }

    private static void Add(Table table, string name, List<Start> starts) => table.Add(
        name,
        Text(starts, start => start.Submitted),
        Text(starts, start => start.Own),
        Text(starts, start => start.Begun),
        Text(starts, start => start.Made - start.Begun),
        Text(starts, start => start.Ready - start.Made),
        Text(starts, start => start.Listening - start.Ready),
        Text(starts, start => start.Created - start.Listening),
        Text(starts, start => start.Submitted - start.Created),
        Text(starts, start => start.Cpu));

    private static string Text(List<Start> starts, Func<Start, TimeSpan> part) =>
        new Spread(starts.Select(start => part(start).TotalSeconds)).Text("F2");
}
