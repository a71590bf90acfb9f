using System.CommandLine;
using Cpor.Ledger.Cli.Hosting;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using NodaTime;

namespace Cpor.Ledger.Cli.Access;

/// <summary>
/// <c>ledger token</c>: a token of the development issuer, for whoever may read the service's data folder. Only a
/// service in Development accepts it.
/// </summary>
internal static class IssueToken
{
    public static Command In(Terminal terminal)
    {
        var role = new Option<string>("--role") { Description = "As what.", Required = true }
            .AcceptOnlyFromAmong([.. CallerClaims.Names.Values]);
        var subject = new Option<string>("--subject") { Description = "Who, any name; else the role's name." };
        var organisation = new Option<string>("--org") { Description = "A partner's organisation, a partner number." };
        var locations = new Option<string[]>("--mpn") { Description = "A partner's location; repeat it for several." };
        var hours = new Option<int>("--hours")
        {
            Description = "How long it is accepted.",
            DefaultValueFactory = _ => 8,
        };
        hours.Validators.Add(given =>
        {
            if (given.Tokens is [var text] && !(int.TryParse(text.Value, out var number) && number > 0))
                given.AddError("--hours is a whole number from 1 on.");
        });
        var data = new Option<string>("--data") { Description = "The service's data folder; else as for the service." };
        var command = new Command("token", "Issue a token for trying the ledger out; Development only.")
        {
            role, subject, organisation, locations, hours, data,
        };
        command.SetAction(parsed =>
        {
            var settings = Configured.Settings(Configured.ByEnvironment());
            var issuer = DevelopmentIssuer.Open(
                parsed.GetValue(data) ?? settings.DataFolder, settings.Tokens.Audience, TimeProvider.System);
            var name = parsed.GetRequiredValue(role);
            var caller = CallerClaims.Names.First(known => known.Value == name).Key;
            terminal.Output.WriteLine(issuer.Issue(
                parsed.GetValue(subject) ?? name,
                caller,
                Organisation(caller, parsed.GetValue(organisation)),
                Locations(caller, parsed.GetValue(locations) ?? []),
                Duration.FromHours(parsed.GetValue(hours))));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static OrganisationId? Organisation(CallerRole role, string? text) => (role, text) switch
    {
        (CallerRole.Partner, null) => throw new UsageException("A partner's token needs --org, a partner number."),
        (CallerRole.Partner, _) => OrganisationId.TryParse(text, out var id)
            ? id
            : throw new UsageException($"'{text}' is no partner number: one to ten digits without a leading zero."),
        (_, null) => null,
        _ => throw new UsageException("Only a partner's token has --org."),
    };

    private static ValueList<MpnId> Locations(CallerRole role, string[] texts)
    {
        if (role != CallerRole.Partner)
            return texts is [] ? [] : throw new UsageException("Only a partner's token has --mpn.");
        if (texts is [])
            throw new UsageException("A partner's token needs at least one --mpn, the number of a location.");
        return texts
            .Select(text => MpnId.TryParse(text, out var id)
                ? id
                : throw new UsageException($"'{text}' is no MPN ID: one to ten digits without a leading zero."))
            .ToValueList();
    }
}
