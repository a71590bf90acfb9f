using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Calendars;
using Cpor.Ledger.Service.Importing;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.Tests.OptingOut;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Importing;

public class counting_by_imported_calendars(Database database)
{
    private const string Thursday =
        """{ "date": "2026-03-05", "name": "An added holiday", "source": "coronation-2023" },""";

    /// <summary>It is Monday, 2 March 2026; five business days end with the next Monday in London.</summary>
    [Fact]
    public async Task lets_a_later_window_be_longer_and_leaves_a_promised_one()
    {
        await using var ledger = await StartAsync();
        await ImportCustomerAsync(ledger);
        var before = await ledger.AskCustomerAsync("before", "exchange-online");

        await ImportCalendarAsync(ledger);
        await ledger.AdvanceAsync(Duration.FromSeconds(1));
        var after = await ledger.AskCustomerAsync("after", "teams");

        (await EndsAsync(ledger, before)).ShouldBe(Instant.FromUtc(2026, 3, 10, 0, 0));
        (await EndsAsync(ledger, after)).ShouldBe(Instant.FromUtc(2026, 3, 11, 0, 0));
        await ledger.AdvanceAsync(Instant.FromUtc(2026, 3, 10, 0, 0) - ledger.Now);
        await ledger.UntilAsync(before, ClaimStatus.Official);
        (await ledger.LoadAsync(after))!.State.Status().ShouldBe(ClaimStatus.CustomerNotified);
    }

    [Theory]
    [InlineData("update ledger_catalogue.calendar set known_at = now()")]
    [InlineData("delete from ledger_catalogue.calendar")]
    [InlineData("truncate ledger_catalogue.calendar")]
    public async Task keeps_every_version(string sql)
    {
        await using var ledger = await StartAsync();
        await ImportCalendarAsync(ledger);
        await using var source = NpgsqlDataSource.Create(ledger.ApplicationConnectionString);
        await using var command = source.CreateCommand(sql);

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync()))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private Task<TestLedger> StartAsync() => TestLedger.StartAsync(database, configure: services =>
    {
        PassingCheck.Register(services);
        services.AddSingleton<IMailSender>(new Post());
    });

    private static Task ImportCustomerAsync(TestLedger ledger) => ImportAsync(
        ledger,
        ledger.Services.GetRequiredService<CustomerRows>(),
        "customers.csv",
        $"tenantId,domains,country,timeZone\n{Examples.Woodgrove},woodgrove.example,GB,Europe/London\n");

    private static Task ImportCalendarAsync(TestLedger ledger)
    {
        var shipped = File.ReadAllText(Path.Combine(
            RepositoryFolder.Root, "src", "Cpor.Ledger.Domain", "Calendars", "Documents", "gb.json"));
        const string Next = """{ "date": "2026-04-03", """;
        return ImportAsync(
            ledger,
            new CalendarRows(
                ledger.Services.GetRequiredService<KnownCalendars>(), ledger.Services.GetRequiredService<IClock>()),
            "gb.json",
            shipped.Replace(Next, $"{Thursday}\n    {Next}"));
    }

    private static async Task ImportAsync(TestLedger ledger, IImportKind kind, string file, string content)
    {
        var path = Path.Combine(ledger.DataFolder, file);
        await File.WriteAllTextAsync(path, content);
        var report = await ledger.Services.GetRequiredService<Import>().RunAsync(
            kind, new ImportOrder(path, "test", $"{path}.results.csv"));
        report.ShouldBe(new ImportReport { Accepted = 1 });
    }

    private static async Task<Instant> EndsAsync(TestLedger ledger, ClaimId claim) =>
        (await ledger.LoadAsync(claim))!.State.ShouldBeOfType<Claim.Filed>()
            .Lines.Single().State.ShouldBeOfType<LineState.Notified>().Ends;
}
