using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Acts;
using Cpor.Ledger.Service.Terms;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Log;

public class acts_in_the_log(RunningLedger running) : IClassFixture<RunningLedger>
{
    [Fact]
    public async Task say_which_terms_and_calendars_are_in_force_from_the_start_and_once()
    {
        var ledger = running.Ledger;
        await ledger.Services.GetRequiredService<RulesInForce>().LookAsync(CancellationToken.None);

        var log = await LogTable.SettledAsync(ledger.OwnerConnectionString);

        var terms = Of<TermsPutInForce>(log).ShouldHaveSingleItem();
        terms.Terms.Select(one => one.Hash).ShouldBe(
            ledger.Services.GetRequiredService<TermsLibrary>().Chosen.Select(one => one.Hash));
        Of<CalendarPutInForce>(log).Select(one => one.CalendarId).Order().ShouldBe(
            ["ae", "de", "fr", "gb", "jp", "ru", "us", "weekends-only"]);
        var kept = await ledger.Services.GetRequiredService<RuleDocuments>().FindAsync(
            [.. Of<CalendarPutInForce>(log).Select(one => one.Version), terms.Terms[0].Hash], CancellationToken.None);
        kept.Count.ShouldBe(9);
    }

    [Fact]
    public async Task say_who_read_what_of_whose_personal_data_and_not_why()
    {
        var ledger = running.Ledger;
        using var readers = new Readers(ledger);
        var claim = (await readers.Contoso.CreateClaimAsync(Requests.Microsoft365("teams"))).Required();

        (await readers.As(CallerRole.Auditor).GetContactsAsync(claim.ClaimId, "yearly audit")).Required();

        var log = await TestLedger.UntilAsync(
            async () => await LogTable.SettledAsync(ledger.OwnerConnectionString) is var settled
                && Of<PersonalDataRead>(settled).Any() ? settled : null,
            () => Task.FromResult("the reading is in the log"));
        log.ShouldBeWhole();
        var read = Of<PersonalDataRead>(log).ShouldHaveSingleItem();
        $"{read.ClaimId}".ShouldBe(claim.ClaimId);
        read.Items.ShouldContain("draft-created.v1 customer-contact.email");
        var entry = log.Rows.Single(row => Type(row) == "personal-data-read.v1");
        var text = System.Text.Encoding.UTF8.GetString(entry.Bytes);
        text.ShouldContain("\"actor\":\"actor:");
        text.ShouldNotContain("yearly audit");
    }

    [Fact]
    public async Task say_that_a_projection_was_rebuilt()
    {
        var ledger = running.Ledger;
        await ledger.CreateAsync(Examples.Claim("rebuilt for the log"), Examples.Contoso, "teams");
        await ledger.RebuildAsync("claims");

        var log = await LogTable.SettledAsync(ledger.OwnerConnectionString);

        Of<ProjectionRebuilt>(log).ShouldHaveSingleItem().Projection.ShouldBe("claims");
    }

    private static IEnumerable<TAct> Of<TAct>(LogTable log)
        where TAct : Act => log.Rows
        .Where(row => Type(row) == ActNames.All[typeof(TAct)])
        .Select(row => JsonElement.Parse(row.Bytes).GetProperty("data").Deserialize<TAct>(StoredFormat.Options)!);

    private static string Type(LogTable.Row row) => JsonElement.Parse(row.Bytes).GetProperty("type").GetString()!;
}
