using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Domain.Acts;

namespace Cpor.Ledger.Domain.Tests.Acts;

/// <summary>
/// Acts as they lie in databases, for ever: a file that was ever released is never changed or removed.
/// </summary>
public class stored_acts
{
    private static readonly string _folder = Path.Combine(
        RepositoryFolder.Root, "tests", "Cpor.Ledger.Domain.Tests", "Acts", "Stored");

    private static readonly Dictionary<string, Type> _types =
        ActNames.All.ToDictionary(one => one.Value, one => one.Key);

    public static TheoryData<string> Files => [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void come_back_as_they_were(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, file)))!;

        var act = json.Deserialize(_types[NameOf(file)], StoredFormat.Options).ShouldBeAssignableTo<Act>()!;

        var written = JsonSerializer.SerializeToNode(act, act.GetType(), StoredFormat.Options);
        JsonNode.DeepEquals(written, json).ShouldBeTrue($"{file} came back as {written}");
    }

    [Fact]
    public void there_are_for_every_act_and_each_has_a_noun()
    {
        ActNames.All.Keys.ShouldBe(
            typeof(Act).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Act))), ignoreOrder: true);
        Directory.GetFiles(_folder).Select(file => NameOf(Path.GetFileName(file))).Distinct()
            .ShouldBe(ActNames.All.Values, ignoreOrder: true);
        ActNames.Nouns.Keys.ShouldBe(ActNames.All.Values, ignoreOrder: true);
    }

    private static string NameOf(string file) => string.Join('.', file.Split('.')[..2]);
}
