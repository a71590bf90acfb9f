using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Tests.Http;

namespace Cpor.Ledger.Service.Tests.Claims;

/// <summary>A new sealed field of a claim's details is missed here wherever it was forgotten.</summary>
[Collection(nameof(Desk))]
public class sealed_fields(Desk desk)
{
    [Fact]
    public void are_found_by_their_types() => PersonalFields.All.ShouldBe(
        [
            "name", "customerContact.name", "customerContact.email", "customerContact.title", "technicalContact.name",
            "technicalContact.email", "technicalContact.title", "partnerContact.name", "partnerContact.email",
            "partnerContact.title", "solutionSeller", "customerName", "solutionName",
        ],
        ignoreOrder: true);

    [Fact]
    public void are_sealed_nowhere_else_in_the_details() => typeof(ClaimDetails).GetProperties()
        .Select(field => field.PropertyType)
        .Where(type => type.IsGenericType && type.GenericTypeArguments.Any(
            inner => inner == typeof(SealedContact) || (inner == typeof(Sealed) && type != typeof(Sealed?))))
        .ShouldBeEmpty("PersonalFields looks at single fields");

    [Fact]
    public async Task are_taken_from_a_request_and_read_again()
    {
        var request = With(Texts(), Requests.Microsoft365());

        var claim = (await desk.Partner.CreateClaimAsync(request)).Required();

        (await ReadAsync(claim.ClaimId)).ShouldBe(Texts());
        claim.PersonalFields.ShouldBe(
            PersonalFields.All.Select(field => field.Split('.')[0]).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public async Task are_taken_from_a_file_of_many_claims_and_read_again()
    {
        var others = new[] { "key", "mpnId", "tenantId", "solutionArea", "activities" };
        var values = new[]
        {
            $"sealed-{Guid.NewGuid():N}", Requests.Location, $"{Guid.NewGuid()}", "microsoft-365", "usage",
        };
        var (heading, row) = (others.Concat(Texts().Keys), values.Concat(Texts().Values));
        var file = System.Text.Encoding.UTF8.GetBytes(
            $"{string.Join(',', heading)}\r\n{string.Join(',', row)}\r\n");

        var batch = (await desk.Partner.SendAsync(file)).Required();

        (await ReadAsync(batch.Rows.ShouldHaveSingleItem().ClaimId!)).ShouldBe(Texts());
    }

    [Fact]
    public void are_columns_in_the_description_of_such_files()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "samples", "batches", "README.md"));

        PersonalFields.All.Select(field => field.Split('.')).ShouldAllBe(names =>
            names.Length == 1
                ? readme.Contains($"`{names[0]}`")
                : readme.Contains(names[0]) && readme.Contains($".{names[1]}`"));
    }

    private static Dictionary<string, string> Texts() => PersonalFields.All.ToDictionary(
        field => field,
        field => field.EndsWith(".email", StringComparison.Ordinal)
            ? $"{field.Split('.')[0].ToLowerInvariant()}@woodgrove.example"
            : $"Text of {field.Replace('.', ' ')}",
        StringComparer.Ordinal);

    private static CreateClaimRequest With(Dictionary<string, string> texts, CreateClaimRequest request)
    {
        var json = JsonSerializer.SerializeToNode(request, LedgerJson.Options)!.AsObject();
        foreach (var owner in texts.Keys.Select(field => field.Split('.')[0]))
            json.Remove(owner);
        foreach (var (field, text) in texts)
        {
            var names = field.Split('.');
            var owner = names.Length == 1 ? json : json[names[0]] ??= new JsonObject();
            owner[names[^1]] = text;
        }

        return json.Deserialize<CreateClaimRequest>(LedgerJson.Options)!;
    }

    private async Task<Dictionary<string, string>> ReadAsync(string claim)
    {
        var contacts = (await desk.Reviewer.GetContactsAsync(claim, "a test")).Required();
        var json = JsonSerializer.SerializeToNode(contacts, LedgerJson.Options)!;
        return PersonalFields.All.ToDictionary(
            field => field,
            field => field.Split('.').Aggregate(json, (at, name) => at?[name]!)?.GetValue<string>() ?? "",
            StringComparer.Ordinal);
    }
}
