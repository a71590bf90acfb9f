using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Acts;
using Cpor.Ledger.Service.Calendars;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Erasing;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Importing;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.Log;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.OptingOut;
using Cpor.Ledger.Service.Partners;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Terms;
using Cpor.Ledger.Service.WhatIf;
using JasperFx;
using NodaTime;
using Wolverine;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>Puts the one process together: database, event store, messages, endpoints.</summary>
public static class LedgerHost
{
    /// <summary>Where a process listens that is not told otherwise, and where tools look for it.</summary>
    public const string UsualUrl = "http://127.0.0.1:5080";

    /// <summary>
    /// A ledger over an open database. A private one is migrated first; another one is expected to have been, by
    /// <c>ledger db apply</c>.
    /// </summary>
    /// <param name="configure">Last word on the container, for tests.</param>
    public static async Task<WebApplication> BuildAsync(
        WebApplicationBuilder builder, LedgerDatabase database, Action<IServiceCollection>? configure = null)
    {
        await MigrateIfPrivateAsync(builder.Configuration, database, CancellationToken.None);
        Compose(builder, database.Application, AutoCreate.None);
        if (IsNotToldWhereToListen(builder.Configuration))
            builder.WebHost.UseUrls(UsualUrl);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        // A wrong document, text or number is told of at the start, not when a claim is submitted.
        _ = LanguageTexts.All;
        app.Services.GetRequiredService<CommandQueue>();
        app.Services.GetRequiredService<TermsLibrary>();
        HttpPipeline.Map(app);
        return app;
    }

    /// <summary>
    /// A ledger that decides and stores as <see cref="BuildAsync"/>'s does and has no endpoints, for tools. It is not
    /// to be started.
    /// </summary>
    public static async Task<WebApplication> WithoutEndpointsAsync(
        IConfiguration configuration, LedgerDatabase database, CancellationToken cancel)
    {
        await MigrateIfPrivateAsync(configuration, database, cancel);
        return Silent(configuration, database.Application, AutoCreate.None);
    }

    private static async Task MigrateIfPrivateAsync(
        IConfiguration configuration, LedgerDatabase database, CancellationToken cancel)
    {
        if (database.IsPrivate && !await SchemaStamp.IsCurrentAsync(database.Owner!, cancel))
            await MigrateAsync(configuration, database, cancel);
    }

    private static WebApplication Silent(IConfiguration configuration, string connectionString, AutoCreate autoCreate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.ClearProviders();
        Compose(builder, connectionString, autoCreate);
        return builder.Build();
    }

    private static bool IsNotToldWhereToListen(ConfigurationManager configuration) =>
        Array.TrueForAll(["URLS", "HTTP_PORTS", "HTTPS_PORTS"], name => configuration[name] is null)
        && !configuration.GetSection("Kestrel:Endpoints").Exists();

    /// <summary>
    /// Makes, mends or upgrades the tables as their owner, and gives the application's role its grants. Nodes that do
    /// so at once wait for each other.
    /// </summary>
    public static async Task<SchemaUpgrade> MigrateAsync(
        IConfiguration configuration, LedgerDatabase database, CancellationToken cancel)
    {
        var owner = database.Owner ?? throw new InvalidOperationException(
            "Migrating needs the owner's connection string: set ConnectionStrings__LedgerOwner.");
        await using var app = Silent(configuration, owner, AutoCreate.CreateOrUpdate);
        return await SchemaUpgrade.RunAsync(app, database.ApplicationRole, cancel);
    }

    /// <summary>What is otherwise in the database than this version expects. Changes nothing.</summary>
    public static async Task<IReadOnlyList<SchemaDifference>> CompareAsync(
        IConfiguration configuration, LedgerDatabase database, CancellationToken cancel)
    {
        await using var app = Silent(configuration, database.Owner ?? database.Application, AutoCreate.None);
        return await app.Services.GetRequiredService<SchemaComparison>().FindAsync(database.ApplicationRole, cancel);
    }

    /// <summary>A ledger over no database, for looking at how it is put together. It is not to be started.</summary>
    internal static WebApplication Unstarted()
    {
        return Silent(new ConfigurationManager(), "Host=nowhere", AutoCreate.None);
    }

    private static void Compose(WebApplicationBuilder builder, string connectionString, AutoCreate autoCreate)
    {
        var settings = new LedgerSettings();
        builder.Configuration.GetSection(LedgerSettings.Section).Bind(settings);
        var source = DatabaseConnections.Open(connectionString);
        builder.AddTelemetry();
        builder.Services
            .AddSingleton(settings)
            // Made by a factory, so that the container closes it.
            .AddSingleton(_ => source)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IClock, LedgerClock>()
            .AddSingleton<KnownCalendars>()
            .AddSingleton(container =>
                new TermsLibrary(settings, container.GetRequiredService<KnownCalendars>().For))
            .AddSingleton<CommandQueue>()
            .AddSingleton<ClaimTransactions>()
            .AddSingleton<ClaimLedger>()
            .AddProcesses()
            .AddChecks(settings.Checks())
            .AddImports()
            .AddPartners(settings.PartnerDirectory)
            .AddProofs(settings.Proofs())
            .AddMail(settings.Mail.ForMailSender(settings.DataFolder))
            .AddAccess()
            .AddOptOut()
            .AddPersonalData(new PersonalSettings(Path.Combine(settings.DataFolder, "keys")))
            .AddActs()
            .AddErasing(settings.DataFolder)
            .AddSingleton(settings.ForLog(EventNouns.All))
            .AddLog(connectionString)
            .AddEventStore(source, autoCreate)
            .AddSingleton<SchemaComparison>();
        AddEndpoints(builder.Services);
        builder.Host.UseWolverine(Messaging.Configure);
    }

    private static void AddEndpoints(IServiceCollection services) => services
        .AddHttp()
        .AddClaims()
        .AddReadModels()
        .AddSingleton<WhatIfReading>()
        .AddHealth()
        .AddApiDescription(Enumerations.All);
}
