namespace Cpor.Ledger.Benchmarks.CommandCost;

/// <summary>
/// Contenders measured in turn, A B C, C B A, …, so that whatever else the machine does meets all of them. Only
/// ratios within a round are compared.
/// </summary>
public sealed class Comparison(IReadOnlyList<IContender> contenders, IContender limit, string serverFolder)
{
    private readonly Dictionary<(IContender, int Clients), List<Measured>> _rounds = [];
    private int _used;

    /// <summary>Runs every contender once, unmeasured, so that code is compiled and statements are prepared.</summary>
    public async Task WarmUpAsync(int commands)
    {
        foreach (var contender in contenders)
            await MeasureAsync(contender, commands, clients: 4);
    }

    public async Task RunAsync(int rounds, int clients, int commands)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in round % 2 == 0 ? contenders : contenders.Reverse())
            {
                if (!_rounds.TryGetValue((contender, clients), out var measured))
                    _rounds[(contender, clients)] = measured = [];
                measured.Add(await MeasureAsync(contender, commands, clients));
            }
        }
    }

    public void Print()
    {
        var table = new Table(
            "clients", "contender", "commands/s", $"of {limit.Name}", "p50 ms", "p99 ms", "CPU ms here",
            "CPU ms server");
        foreach (var ((contender, clients), rounds) in _rounds.OrderBy(pair => pair.Key.Clients))
        {
            var took = new Spread(rounds.SelectMany(round => round.Milliseconds));
            var ratios = rounds.Zip(_rounds[(limit, clients)], (one, other) => one.Rate / other.Rate);
            table.Add(
                $"{clients}",
                contender.Name,
                new Spread(rounds.Select(round => round.Rate)).Text("F0"),
                new Spread(ratios).Text("P0"),
                $"{took.Median:F1}",
                $"{took.At(0.99):F1}",
                new Spread(rounds.Select(round => round.Cpu.Ours.TotalMilliseconds)).Text("F2"),
                new Spread(rounds.Select(round => round.Cpu.Servers.TotalMilliseconds)).Text("F2"));
        }

        table.Print();
    }

    private async Task<Measured> MeasureAsync(IContender contender, int commands, int clients)
    {
        var slice = new Slice(_used, commands);
        _used += commands;
        await contender.PrepareAsync(slice);
        GC.Collect();
        return await Measured.RunAsync(contender, slice, clients, serverFolder);
    }
}
