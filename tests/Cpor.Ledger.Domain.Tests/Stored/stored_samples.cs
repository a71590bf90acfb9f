using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Domain.Tests.Stored;

/// <summary>
/// Facts as they lie in databases, for ever: a file that was ever released is never changed or removed. A new shape of
/// a fact is a new version with a file of its own; <c>alias.json</c> is full, other files of an alias show its other
/// forms.
/// </summary>
public partial class stored_samples
{
    public static TheoryData<string> Files => [.. Samples.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void come_back_as_they_were(string file)
    {
        var json = Samples.Read(file);

        var written = JsonSerializer.SerializeToNode(Samples.Fact(file), Samples.Types[Samples.AliasOf(file)], StoredFormat.Options);

        JsonNode.DeepEquals(written, json).ShouldBeTrue($"{file} came back as {written}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void are_read_in_any_order_of_keys(string file) =>
        Read(Samples.Sorted(Samples.Read(file)), Samples.AliasOf(file)).ShouldBe(Samples.Fact(file));

    [Theory]
    [MemberData(nameof(Files))]
    public void are_folded_by_any_state(string file)
    {
        foreach (var state in FoldedStates.All)
            Should.NotThrow(() => state.Evolve(Samples.Fact(file)));
    }

    [Fact]
    public void there_are_for_every_fact_and_for_nothing_else()
    {
        var facts = typeof(ClaimEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ClaimEvent)));

        ClaimEventNames.All.Keys.ShouldBe(facts, ignoreOrder: true);
        Samples.Types.Keys.ShouldBeSubsetOf(Samples.Names);
        Samples.Names.Select(Samples.AliasOf).Distinct().ShouldBe(Samples.Types.Keys, ignoreOrder: true);
    }

    [Fact]
    public void of_an_earlier_version_are_read_as_the_fact_that_has_the_same_name_and_a_later_version()
    {
        foreach (var (name, type) in ClaimEventNames.Earlier)
        {
            var (earlier, now) = (name.Split(".v"), ClaimEventNames.All[type].Split(".v"));
            now[0].ShouldBe(earlier[0]);
            int.Parse(now[1], CultureInfo.InvariantCulture)
                .ShouldBeGreaterThan(int.Parse(earlier[1], CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void hold_nothing_that_consumers_could_misread(string file)
    {
        foreach (var (path, value) in Samples.Values(Samples.Read(file)))
        {
            path.ShouldMatch(@"^(?:\.[a-z][a-zA-Z0-9]*|\[\])+$", $"{file}: names are camelCase");
            value.ShouldNotBeNull($"{file}: {path} is left out instead of being null");
            if (value.GetValueKind() == JsonValueKind.Number)
                value.ToJsonString().ShouldMatch("^-?[0-9]+$", $"{file}: {path} is a whole number");
            if (value.GetValueKind() == JsonValueKind.String)
                ShouldBePlain(file, path, value.GetValue<string>());
        }
    }

    [Fact]
    public void show_every_property_given_and_every_optional_one_left_out()
    {
        var seen = Samples.Names.SelectMany(file => Properties(Samples.Fact(file))).ToLookup(
            entry => $"{entry.Property.DeclaringType!.Name}.{entry.Property.Name}", entry => entry);

        foreach (var property in seen)
        {
            property.ShouldContain(entry => IsGiven(entry.Value), $"no sample gives {property.Key}");
            if (IsOptional(property.First().Property))
                property.ShouldContain(entry => entry.Value == null, $"no sample leaves out {property.Key}");
        }
    }

    [Fact]
    public void that_lack_something_or_hold_null_cannot_be_read()
    {
        foreach (var file in Samples.Names)
        {
            var json = Samples.Read(file).AsObject();
            foreach (var name in json.Select(entry => entry.Key).ToList())
            {
                if (IsOptional(PropertyOf(file, name)))
                    continue;
                var (without, withNull) = (json.DeepClone().AsObject(), json.DeepClone().AsObject());
                without.Remove(name);
                withNull[name] = null;
                Should.Throw<JsonException>(() => Read(without, Samples.AliasOf(file)), $"{file} without {name}");
                Should.Throw<JsonException>(() => Read(withNull, Samples.AliasOf(file)), $"{file} with {name} null");
            }
        }
    }

    private static void ShouldBePlain(string file, string path, string text)
    {
        text.ShouldNotContain('\0', $"{file}: {path}");
        if (TimeLike().IsMatch(text))
            Utc().IsMatch(text).ShouldBeTrue($"{file}: {path} is UTC with at most microseconds, not {text}");
        if (Guid.TryParse(text, out var guid))
            text.ShouldBe(guid.ToString("D"), $"{file}: {path}");
    }

    private static ClaimEvent Read(JsonNode json, string alias) =>
        (ClaimEvent)json.Deserialize(Samples.Types[alias], StoredFormat.Options)!;

    private static PropertyInfo PropertyOf(string file, string name) => Samples.Types[Samples.AliasOf(file)].GetProperties()
        .Single(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == name);

    private static IEnumerable<(PropertyInfo Property, object? Value)> Properties(object? value) => value switch
    {
        null or string => [],
        IEnumerable list => list.Cast<object?>().SelectMany(Properties),
        _ when value.GetType() is { Assembly: var assembly, IsClass: true } type
            && assembly == typeof(ClaimEvent).Assembly =>
            type.GetProperties()
                .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null || IsFlag(property))
                .Select(property => (property, value: property.GetValue(value)))
                .Select(entry => (entry.property, value: IsFlag(entry.property) && entry.value is false
                    ? null
                    : entry.value))
                .SelectMany(entry => Properties(entry.value).Prepend((entry.property, entry.value))),
        _ => [],
    };

    private static bool IsGiven(object? value) =>
        value is not null && value is not IReadOnlyCollection<object> { Count: 0 };

    private static bool IsOptional(PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable || IsFlag(property);

    // Came with a later version, and is left out where it is false.
    private static bool IsFlag(PropertyInfo property) =>
        property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.WhenWritingDefault;

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T", RegexOptions.None, 1000)]
    private static partial Regex TimeLike();

    [GeneratedRegex(@"^[0-9-]{10}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?Z\z", RegexOptions.None, 1000)]
    private static partial Regex Utc();
}
