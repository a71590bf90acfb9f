using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Service.Tests.Http;

/// <summary>
/// Requests that lack nothing. Every claim is about a customer of its own, so that none meets another.
/// </summary>
public static class Requests
{
    public const string Location = "1234567";

    public static readonly Contact Customer =
        new() { Name = "Яна Кузнецова", Email = "jana@woodgrove.example", Title = "IT director" };

    public static CreateClaimRequest Microsoft365(params string[] workloads) => new()
    {
        MpnId = Location,
        TenantId = $"{Guid.NewGuid()}",
        DomainName = "woodgrove.example",
        SolutionArea = "microsoft-365",
        Activities = ["usage"],
        Name = "Exchange für Woodgrove",
        Lines = [.. (workloads.Length == 0 ? ["exchange-online"] : workloads)
            .Select(workload => new ClaimedLine { Workload = workload })],
        CustomerContact = Customer,
        PartnerContact = new Contact { Name = "Paul Partner", Email = "paul@contoso.example" },
    };

    public static CreateClaimRequest BusinessApplications(string? subscription = null) => Microsoft365() with
    {
        SolutionArea = "business-applications",
        Activities = ["usage", "pre-sales"],
        Lines = [new ClaimedLine { Product = "dynamics-365-sales", SubscriptionId = subscription }],
        TechnicalContact = new Contact { Name = "Tim Tech", Email = "tim@woodgrove.example", Title = "Administrator" },
    };

    public static GiveDetailsRequest Details(CreateClaimRequest of) => new()
    {
        MpnId = of.MpnId,
        TenantId = of.TenantId,
        SolutionArea = of.SolutionArea,
        Activities = of.Activities,
        DomainName = of.DomainName,
        Name = of.Name,
        Lines = of.Lines,
        CustomerContact = of.CustomerContact,
        TechnicalContact = of.TechnicalContact,
        PartnerContact = of.PartnerContact,
        Programme = of.Programme,
    };
}
