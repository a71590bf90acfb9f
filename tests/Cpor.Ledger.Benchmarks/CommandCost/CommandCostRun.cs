using Npgsql;

namespace Cpor.Ledger.Benchmarks.CommandCost;

/// <summary>What a submission costs beside what it could cost.</summary>
public static class CommandCostRun
{
    private static readonly (int Clients, int Commands)[] Full = [(1, 300), (4, 800), (16, 2_000)];
    private static readonly (int Clients, int Commands)[] Small = [(1, 5), (4, 10), (16, 32)];

    public static async Task RunAsync(Options options)
    {
        await using var server = await MeasuredServer.StartAsync(options.Statements);
        Console.WriteLine($"# Command cost\n\n{await server.DescribeAsync()}");
        await using var ledger = await StartAsync(server, "command_cost");
        await using var byHand = Open(ledger);
        await PastHttpAsync(options, server, ledger, byHand);
        await OverHttpAsync(options, server, ledger, byHand);
    }

    private static async Task PastHttpAsync(
        Options options, MeasuredServer server, MeasuredLedger ledger, NpgsqlDataSource byHand)
    {
        using var marten = new PlainMartenSubmit(ledger.Database.Owner!);
        var limit = new HandWrittenSubmit(byHand, ledger.Store, Effort.Writes);
        var variants = await VariantsAsync(options, server);
        IContender[] contenders =
        [
            new LedgerSubmit(ledger),
            .. variants.Select(one => new LedgerSubmit(one.Ledger, one.Name)),
            limit,
            new HandWrittenSubmit(byHand, ledger.Store, Effort.Rows),
            new HandWrittenSubmit(byHand, ledger.Store, Effort.Decides),
            marten,
        ];
        await CompareAsync(options, server, contenders, limit);
        if (options.Statements)
            await Statements.PrintAsync(ledger, contenders[0]);
        foreach (var (other, _) in variants)
            await other.DisposeAsync();
    }

    private static async Task OverHttpAsync(
        Options options, MeasuredServer server, MeasuredLedger ledger, NpgsqlDataSource byHand)
    {
        using var api = new LedgerApi(ledger);
        await using var limit = await HandWrittenApi.OpenAsync(
            new HandWrittenSubmit(byHand, ledger.Store, Effort.Writes, "api"));
        await using var deciding = await HandWrittenApi.OpenAsync(
            new HandWrittenSubmit(byHand, ledger.Store, Effort.Decides, "api"));
        await CompareAsync(options, server, [api, limit, deciding], limit);
        if (options.Statements)
            await Statements.PrintAsync(ledger, api);
    }

    private static async Task CompareAsync(
        Options options, MeasuredServer server, IContender[] contenders, IContender limit)
    {
        var comparison = new Comparison(contenders, limit, server.Folder);
        await comparison.WarmUpAsync(options.Small ? 20 : 1_000);
        foreach (var (clients, commands) in options.Small ? Small : Full)
            await comparison.RunAsync(options.Rounds ?? (options.Small ? 2 : 5), clients, commands);
        comparison.Print();
    }

    private static async Task<List<(MeasuredLedger Ledger, string Name)>> VariantsAsync(
        Options options, MeasuredServer server)
    {
        var variants = new List<(MeasuredLedger Ledger, string Name)>();
        foreach (var (index, settings) in options.Variants.Index())
            variants.Add((await StartAsync(server, $"variant_{index}", settings), $"ledger, {settings}"));
        return variants;
    }

    private static async Task<MeasuredLedger> StartAsync(MeasuredServer server, string name, string settings = "")
    {
        var ledger = await MeasuredLedger.StartAsync(await server.CreateAsync(name), settings, HeldBack.Register);
        await HeldBack.PauseAsync(ledger);
        return ledger;
    }

    private static NpgsqlDataSource Open(MeasuredLedger ledger)
    {
        var settings = new NpgsqlConnectionStringBuilder(ledger.Database.Application)
        {
            MaxAutoPrepare = 20,
            NoResetOnClose = true,
        };
        return NpgsqlDataSource.Create(settings);
    }
}
