using System.Collections.Concurrent;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.OptingOut;
using Cpor.Ledger.Service.Tests.OptingOut;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Cpor.Ledger.Service.Tests.Hosting;

public class telling_what_the_process_does(Database database)
{
    [Fact]
    public async Task sends_traces_metrics_and_logs_to_a_collector_that_is_named()
    {
        await using var collector = await Collector.OpenAsync();
        var ledger = await TestLedger.StartAsync(
            database,
            new Dictionary<string, string?>
            {
                [Telemetry.EndpointVariable] = collector.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            },
            OptOutScene.With());
        var id = await ledger.AskCustomerAsync("traced", "teams");
        var link = await ledger.LinkAsync(id);
        using (var customer = new Customer(ledger))
            await customer.OptOutAsync(await customer.OpenAsync(link));
        using (await ledger.Client.GetAsync(Health.ReadyPath))
            await ledger.DisposeAsync();

        var traces = collector.Sent("traces");
        foreach (var name in new[] { "cpor-ledger", "Npgsql", "Marten", "Wolverine", "POST /opt-out/{**token}" })
            traces.ShouldContain(name);
        traces.ShouldContain("/opt-out/…");
        traces.ShouldNotContain(Health.ReadyPath, customMessage: "a health check is no news");
        var metrics = collector.Sent("metrics");
        string[] measured = ["http.server.request.duration", "db.client.", "marten.event.append", "wolverine-"];
        foreach (var name in measured)
            metrics.ShouldContain(name);
        collector.Sent("logs").ShouldContain("cpor-ledger");
        foreach (var signal in new[] { "traces", "metrics", "logs" })
            collector.Sent(signal).ShouldNotContain(
                link.Segments[^1], customMessage: $"{signal} hold a customer's link");
    }

    [Fact]
    public async Task writes_no_link_of_a_customer_into_the_log_and_the_trace_into_every_line()
    {
        var lines = new Lines();
        await using var ledger = await TestLedger.StartAsync(database, configure: services =>
        {
            OptOutScene.With()(services);
            services.AddSingleton<ILoggerProvider>(lines);
        });
        var link = await ledger.LinkAsync(await ledger.AskCustomerAsync("logged", "teams"));
        lines.Clear();

        using var customer = new Customer(ledger);
        await customer.OptOutAsync(await customer.OpenAsync(link));
        await customer.OpenAsync($"/opt-out/{new string('A', OptOutLinks.Length)}");

        var ofRequests = lines.All.Where(
            line => line.Category == "Microsoft.AspNetCore.Routing.EndpointMiddleware").ToList();
        ofRequests.Count.ShouldBeGreaterThan(3);
        ofRequests.ShouldAllBe(line => line.Scopes.Contains("TraceId:"));
        lines.All.ShouldAllBe(line => !line.Scopes.Contains("/opt-out/") && !line.Text.Contains(link.AbsolutePath));
    }

    [Theory]
    [InlineData("Production", ConsoleFormatterNames.Json)]
    [InlineData("Development", null)]
    public void logs_lines_of_json_outside_development(string environment, string? formatter)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });

        using var app = builder.AddTelemetry().Services.BuildServiceProvider();

        app.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName.ShouldBe(formatter);
        app.GetRequiredService<IOptions<JsonConsoleFormatterOptions>>().Value.IncludeScopes.ShouldBeTrue();
    }

    /// <summary>Keeps every line of the log with the scopes it was written in.</summary>
    private sealed class Lines : ILoggerProvider, ISupportExternalScope
    {
        private readonly ConcurrentQueue<(string Category, string Text, string Scopes)> _lines = [];
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public IReadOnlyCollection<(string Category, string Text, string Scopes)> All => _lines;

        public void Clear() => _lines.Clear();

        public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class Writer(Lines lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => lines._scopes.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId id, TState state, Exception? fault, Func<TState, Exception?, string> words)
            {
                List<string> scopes = [];
                lines._scopes.ForEachScope((scope, all) => all.Add($"{scope}"), scopes);
                lines._lines.Enqueue((category, $"{words(state, fault)} {fault}", string.Join("; ", scopes)));
            }
        }
    }
}
