using Cpor.Ledger.Benchmarks.CommandCost;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Benchmarks.DeadlineStorm;

/// <summary>Many windows end at one instant, on one node, while others go on submitting.</summary>
public static class DeadlineStormRun
{
    public static async Task RunAsync(Options options)
    {
        await using var server = await MeasuredServer.StartAsync(options.Statements);
        Console.WriteLine($"# Deadline storm\n\n{await server.DescribeAsync()}\n");
        var table = new Table(Storm.Headings);
        for (var round = 0; round < (options.Rounds ?? 1); round++)
            table.Add(await RoundAsync(server, $"storm_{round}", options));
        table.Print();
    }

    private static async Task<string[]> RoundAsync(MeasuredServer server, string name, Options options)
    {
        // Long enough to make them all ready.
        var (windows, length) = options.Small ? (300, Duration.FromSeconds(45)) : (10_000, Duration.FromSeconds(150));
        var document = WindowsReady.TermsOf(length);
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "terms.json");
        await File.WriteAllBytesAsync(path, document);
        var clock = new StormClock();
        await using var ledger = await MeasuredLedger.StartAsync(
            await server.CreateAsync(name), services => Register(services, clock), path);
        await using var database = NpgsqlDataSource.Create(ledger.Database.Owner!);
        using var api = new LedgerApi(ledger);
        var submissions = new SteadySubmissions(api);
        await submissions.PrepareAsync(Storm.Longest);
        var terms = TermsDocument.Parse(document);
        var regime = new Regime(terms, BusinessCalendars.Shipped.For(terms.DefaultLocale.Value.Country));
        var due = await new WindowsReady(ledger, clock, regime).OpenAsync(windows);
        return await new Storm(server, database, submissions, windows).RunAsync(due, options.Statements);
    }

    private static void Register(IServiceCollection services, StormClock clock)
    {
        services.AddSingleton<IClock>(clock);
        services.RemoveAll<IAutomaticCheck>();
        foreach (var name in AutomaticChecks.All)
            services.AddSingleton<IAutomaticCheck>(new PassingCheck(name));
    }
}
