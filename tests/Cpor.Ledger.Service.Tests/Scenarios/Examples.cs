using System.Security.Cryptography;
using System.Text;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Tests.Scenarios;

/// <summary>Claims that differ only where a test says so. Ids follow from the names, so a failure repeats.</summary>
public static class Examples
{
    public static readonly OrganisationId Contoso = OrganisationId.Parse("7100001");
    public static readonly OrganisationId Fabrikam = OrganisationId.Parse("7100002");
    public static readonly TenantId Woodgrove = TenantId.Parse("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

    public static ClaimId Claim(string name) => new(Guid(name));

    public static WindowId Window(string name) => new(Guid(name));

    public static ProofId Proof(string name) => new(Guid(name));

    public static Sealed Text(string field = "name", string text = "c29tZSB0ZXh0") =>
        Sealed.Parse($"sealed:v1:draft-created.v1:{field}:{text}");

    public static SealedContact Contact(string who, bool titled = true) =>
        new(Text($"{who}.name"), Text($"{who}.email"), titled ? Text($"{who}.title") : null);

    /// <summary>Microsoft 365 usage of these workloads by Contoso at Woodgrove, complete but for the proof.</summary>
    public static ClaimDetails Details(ClaimId claim, params string[] workloads) => new()
    {
        MpnId = MpnId.Parse("1234567"),
        TenantId = Woodgrove,
        DomainName = DomainName.Parse("woodgrove.example"),
        SolutionArea = SolutionArea.Microsoft365,
        Activities = [Activity.Usage],
        Name = Text(),
        Lines = workloads
            .Select(workload => new ClaimedUnit(LineId.For(claim, workload), WorkloadKey.Parse(workload)))
            .ToValueList(),
        CustomerContact = Contact("customer-contact"),
        PartnerContact = Contact("partner-contact", titled: false),
    };

    private static Guid Guid(string name) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16), bigEndian: true);
}
