using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cpor.Ledger.Domain.Tests.Stored;

/// <summary>
/// The words that stand for the members of every enumeration, in databases and outside. A word is never changed or
/// removed; a new member adds one to <c>enumerations.json</c>.
/// </summary>
public class words_of_enumerations
{
    [Fact]
    public void are_those_that_were_ever_stored()
    {
        var words = typeof(StoredFormat).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ToDictionary(
                type => JsonNamingPolicy.CamelCase.ConvertName(type.Name),
                type => Enum.GetValues(type).Cast<object>()
                    .Select(member => JsonSerializer.SerializeToNode(member, type, StoredFormat.Options)));

        var written = JsonSerializer.SerializeToNode(words)!;

        JsonNode.DeepEquals(written, Samples.Read("enumerations")).ShouldBeTrue(written.ToJsonString());
    }

    [Fact]
    public void are_in_kebab_case()
    {
        foreach (var (path, word) in Samples.Values(Samples.Read("enumerations")))
            word!.GetValue<string>().ShouldMatch("^[a-z0-9]+(-[a-z0-9]+)*$", path);
    }

    [Fact]
    public void are_never_numbers() => Should.Throw<JsonException>(
        () => JsonSerializer.Deserialize<Programmes.Activity>("1", StoredFormat.Options));

    [Fact]
    public void stand_for_known_members_only() => Should.Throw<JsonException>(
        () => JsonSerializer.Serialize((Programmes.Activity)99, StoredFormat.Options));
}
