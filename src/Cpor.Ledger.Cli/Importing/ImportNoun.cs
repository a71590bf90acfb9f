using System.CommandLine;
using Cpor.Ledger.Service.Calendars;
using Cpor.Ledger.Service.Importing;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Cli.Importing;

/// <summary><c>ledger import</c>: brings files into the database that the environment names.</summary>
internal static class ImportNoun
{
    public static Command In(Terminal terminal) => new(
        "import",
        "Import files into the database that ConnectionStrings__Ledger names. Importing a file again changes nothing; "
        + "an import that was interrupted goes on when it is started again. Ends with 1 when rows were refused.")
    {
        Rows<SubscriptionRows>(
            "subscriptions",
            "The customers' subscriptions, by subscriptionId: tenantId, product, state, channel, from, to.",
            terminal),
        Rows<PartnerRows>(
            "partners",
            "The partners' locations, by mpnId: name, organisationId, organisationName, country, language.",
            terminal),
        Rows<CustomerRows>(
            "customers",
            "The customers' tenants, by tenantId: domains, country, timeZone, language, organisationName.",
            terminal),
        Calendars(terminal),
        Rows<AssociationRows>(
            "associations",
            "Associations from before the ledger, by key: organisationId, mpnId, tenantId, solutionArea, product, "
            + "subscriptionId, activities, effectiveAt, subscriptionTo.",
            terminal),
    };

    private static Command Rows<TKind>(string name, string what, Terminal terminal)
        where TKind : IImportKind => ImportCommand.Of(
            new Command(name, $"{what} A .csv, .ndjson or .json file."),
            terminal,
            (services, _) => services.GetRequiredService<TKind>());

    private static Command Calendars(Terminal terminal)
    {
        var country = new Option<string>("--country")
        {
            Description = "Whose holidays an .ics file holds, as DE; a .json file says so itself.",
        };
        var from = new Option<LocalDate?>("--from")
        {
            Description = "The first date that the .ics file speaks of, as 2026-01-01; else that of its first year.",
            CustomParser = Date,
        };
        var through = new Option<LocalDate?>("--through")
        {
            Description = "The last date whose holidays are in the .ics file; else that of its last year.",
            CustomParser = Date,
        };
        var command = new Command(
            "calendars", "A calendar to count business days by from now on: a .json document or an .ics file.")
        {
            country, from, through,
        };
        return ImportCommand.Of(command, terminal, (services, parsed) => new CalendarRows(
            services.GetRequiredService<KnownCalendars>(),
            services.GetRequiredService<IClock>(),
            parsed.GetValue(country) is not { } whose ? null : whose is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']
                ? new HolidayFile(whose, parsed.GetValue(from), parsed.GetValue(through))
                : throw new UsageException($"'{whose}' is no country: give two capital letters, as DE.")));
    }

    private static LocalDate? Date(System.CommandLine.Parsing.ArgumentResult given)
    {
        if (LocalDatePattern.Iso.Parse(given.Tokens[0].Value).TryGetValue(default, out var date))
            return date;
        given.AddError($"'{given.Tokens[0].Value}' is no date such as 2026-01-01.");
        return null;
    }
}
