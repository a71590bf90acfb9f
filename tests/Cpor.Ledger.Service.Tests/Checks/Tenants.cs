using System.Text;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Checks;

namespace Cpor.Ledger.Service.Tests.Checks;

/// <summary>The customers of these tests.</summary>
internal static class Tenants
{
    public static readonly TenantId Fabrikam = TenantId.Parse("0190b2c4-0000-7000-8000-00000000000a");
    public static readonly TenantId Ryba = TenantId.Parse("0190b2c4-0000-7000-8000-00000000000b");

    public static FileTenantDirectory Directory { get; } = Read("""
        {
          "tenants": [
            {
              "id": "0190B2C4-0000-7000-8000-00000000000A",
              "domains": ["Fabrikam.example", "BÜCHER.example"],
              "country": "DE", "timeZone": "Europe/Berlin", "language": "de", "organisationName": "Fabrikam GmbH"
            },
            { "id": "0190b2c4-0000-7000-8000-00000000000b", "domains": ["рыба.рф"] }
          ]
        }
        """);

    public static DomainName Domain(string name) => DomainName.Parse(name);

    public static FileTenantDirectory Read(string json) =>
        FileTenantDirectory.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
