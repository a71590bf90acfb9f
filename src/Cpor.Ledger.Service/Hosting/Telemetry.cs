using System.Diagnostics;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.OptingOut;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// Logs, traces and metrics. Logs are JSON lines outside Development. Everything goes to a collector as well when one
/// is named (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>), and is not even gathered when none is.
/// </summary>
/// <remarks>
/// The address of an opt-out page is a secret of the customer: whoever reads it can opt out. The framework writes
/// addresses into its request log and into the scope of every other line, so both are switched off, and traces get the
/// page's path without its last part.
/// </remarks>
public static class Telemetry
{
    /// <summary>Where the collector is; OpenTelemetry's own variable.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The framework's source of one activity for each request.</summary>
    private const string RequestSource = "Microsoft.AspNetCore";

    /// <summary>The framework's request log.</summary>
    private const string RequestLog = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <summary>Adds all three to the process.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter(RequestLog, LogLevel.None);
        builder.Services.AddHostedService<RequestActivities>();
        if (!builder.Environment.IsDevelopment())
            builder.Services.Configure<ConsoleLoggerOptions>(
                console => console.FormatterName = ConsoleFormatterNames.Json);
        builder.Services.Configure<JsonConsoleFormatterOptions>(json =>
        {
            json.IncludeScopes = true;
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
        });
        if (builder.Configuration[EndpointVariable] is { Length: > 0 })
            Collect(builder.Services);
        return builder;
    }

    private static void Collect(IServiceCollection services)
    {
        services.Configure<AspNetCoreTraceInstrumentationOptions>(options =>
        {
            options.Filter = http => !http.Request.Path.StartsWithSegments("/health");
            options.EnrichWithHttpRequest = (activity, request) => HideLink(activity, request.Path);
        });
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                "cpor-ledger", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddNpgsql().AddSource("Marten", "Wolverine"))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddNpgsqlInstrumentation()
                .AddMeter("Marten", "Wolverine*", LogProgress.MeterName))
            .WithLogging()
            .UseOtlpExporter();
    }

    private static void HideLink(Activity activity, PathString path)
    {
        if (path.StartsWithSegments(OptOutEndpoint.Path))
            activity.SetTag("url.path", $"{OptOutEndpoint.Path}/…");
    }

    /// <summary>
    /// Keeps an activity for every request, also when nobody collects any: the trace's id is in every line of the log,
    /// in every problem that is answered and in the facts. Without the request log the framework would make none.
    /// </summary>
    private sealed class RequestActivities : IHostedService, IDisposable
    {
        private readonly ActivityListener _listener = new()
        {
            ShouldListenTo = source => source.Name == RequestSource,
            Sample = (ref _) => ActivitySamplingResult.PropagationData,
        };

        public Task StartAsync(CancellationToken cancellationToken)
        {
            ActivitySource.AddActivityListener(_listener);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => _listener.Dispose();
    }
}
