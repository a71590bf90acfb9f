using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Access;

/// <summary>A caller who tries the endpoints.</summary>
/// <param name="Name">The column of the table.</param>
/// <param name="Role">Null for a caller without a token.</param>
public sealed record Visitor(string Name, CallerRole? Role, OrganisationId Organisation, string Mpn)
{
    private const string OwnLocation = "1234567";

    public static Visitor Anonymous { get; } = new("nobody", null, Examples.Contoso, OwnLocation);

    public static Visitor OfAnotherOrganisation { get; } =
        new("other organisation", CallerRole.Partner, Examples.Fabrikam, OwnLocation);

    public static Visitor OfAnotherLocation { get; } =
        new("other location", CallerRole.Partner, Examples.Contoso, "7654321");

    public static IReadOnlyList<Visitor> All { get; } =
    [
        Anonymous,
        Of(CallerRole.Partner),
        OfAnotherOrganisation,
        OfAnotherLocation,
        .. Enum.GetValues<CallerRole>().Where(role => role != CallerRole.Partner).Select(Of),
    ];

    /// <summary>Somebody in a role; a partner is the one whose claim it is.</summary>
    public static Visitor Of(CallerRole role) => new(
        CallerClaims.Names[role], role, Examples.Contoso, OwnLocation);

    public override string ToString() => Name;
}
