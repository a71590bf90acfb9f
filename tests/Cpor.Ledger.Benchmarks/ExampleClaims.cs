using System.Security.Cryptography;
using System.Text;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Benchmarks;

/// <summary>
/// Claims of the usual size: one customer each, one workload, contacts sealed at the length that real ones have. Every
/// id follows from the seed and the number, so a run can be repeated.
/// </summary>
public sealed class ExampleClaims(string seed)
{
    /// <summary>Whose claims they are.</summary>
    public static readonly OrganisationId Contoso = OrganisationId.Parse("7100001");

    /// <summary>From which location.</summary>
    public static readonly MpnId Location = MpnId.Parse("1234567");

    /// <summary>The id of a claim.</summary>
    public ClaimId Id(int number) => new(Guid($"claim {number}"));

    /// <summary>The id of its opt-out window.</summary>
    public WindowId Window(int number) => new(Guid($"window {number}"));

    /// <summary>Begins the draft.</summary>
    public CreateDraft Create(int number) => new(Id(number), Contoso, Details(number));

    /// <summary>Begins the draft with a name and a partner's contact that can be opened, to be written to.</summary>
    public CreateDraft Create(int number, Sealed name, SealedContact partner) =>
        new(Id(number), Contoso, Details(number) with { Name = name, PartnerContact = partner });

    /// <summary>Attaches the only document.</summary>
    public AttachProof Attach(int number) => new(
        new ProofId(Guid($"proof {number}")),
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {number}"))),
        1_000_000,
        "application/pdf",
        Text("proof-attached.v1", "file-name"));

    private ClaimDetails Details(int number) => new()
    {
        MpnId = Location,
        TenantId = TenantId.Parse($"{Guid($"tenant {number}")}"),
        DomainName = DomainName.Parse("woodgrove.example"),
        SolutionArea = SolutionArea.Microsoft365,
        Activities = [Activity.Usage],
        Name = Text("draft-created.v1", "name"),
        Lines = [new ClaimedUnit(LineId.For(Id(number), "teams"), WorkloadKey.Parse("teams"))],
        CustomerContact = Contact("customer-contact", titled: true),
        PartnerContact = Contact("partner-contact", titled: false),
    };

    private static SealedContact Contact(string who, bool titled) => new(
        Text("draft-created.v1", $"{who}.name"),
        Text("draft-created.v1", $"{who}.email"),
        titled ? Text("draft-created.v1", $"{who}.title") : null);

    // A name of 24 letters, its nonce and its tag.
    private static Sealed Text(string fact, string field) =>
        Sealed.Parse($"sealed:v1:{fact}:{field}:{new string('A', 70)}");

    private Guid Guid(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {name}"));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
