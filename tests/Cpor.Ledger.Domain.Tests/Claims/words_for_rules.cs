using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cpor.Ledger.Domain.Tests.Campaigns;
using Cpor.Ledger.Domain.Tests.Stored;
using CsCheck;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

/// <summary>
/// Whatever rule a command asks, an explanation has words for it in every language. Rules are found in the source, in
/// stored facts and in walks by chance.
/// </summary>
public partial class words_for_rules
{
    private static readonly string _texts = Path.Combine(
        RepositoryFolder.Root, "src", "Cpor.Ledger.Service", "Localization");

    public static TheoryData<string> Languages =>
        [.. Directory.GetFiles(_texts, "*.json").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Languages))]
    public void are_there_for_every_rule_input_and_answer(string language)
    {
        var texts = Explanations(language);
        var asked = Asked.Union(InSource());

        Without(texts, "rules", asked.Rules).ShouldBeEmpty($"rules without words in {language}");
        Without(texts, "inputs", asked.Inputs).ShouldBeEmpty($"inputs without words in {language}");
        Without(texts, "answers", asked.Answers).ShouldBeEmpty($"answers without words in {language}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void are_kept_for_no_rule_that_is_asked_no_more(string language)
    {
        var texts = Explanations(language);
        var asked = Asked.Union(InSource());

        Keys(texts, "rules").Except(asked.Rules).ShouldBeEmpty();
        Keys(texts, "inputs").Except(asked.Inputs).ShouldBeEmpty();
    }

    // The source is where the search cannot miss what no walk comes to; that it misses nothing else is seen here.
    [Fact]
    public void are_looked_for_wherever_a_rule_is_asked()
    {
        var source = InSource();

        Asked.Rules.Count.ShouldBeGreaterThan(10);
        Asked.Inputs.Count.ShouldBeGreaterThan(15);
        Asked.Rules.Except(source.Rules).ShouldBeEmpty("rules that the search in the source does not find");
        Asked.Inputs.Except(source.Inputs).ShouldBeEmpty("inputs that the search in the source does not find");
    }

    private static Names Asked { get; } = InSamples().Union(InWalks());

    private static Names InSource()
    {
        var domain = Path.Combine(RepositoryFolder.Root, "src", "Cpor.Ledger.Domain");
        var source = string.Concat(Directory.GetFiles(domain, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            // What would have been decided under other terms is never stored, and explains itself.
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}WhatIf{Path.DirectorySeparatorChar}"))
            .Select(File.ReadAllText));
        return new Names(
            [.. RuleInSource().Matches(source).Select(match => match.Groups["name"].Value)],
            [.. InputInSource().Matches(source).Select(match => match.Groups["name"].Value)],
            []);
    }

    private static Names InSamples() => Of(Samples.Names
        .SelectMany(name => Samples.Read(name)["decision"]?["rules"]?.AsArray() ?? [])
        .Select(rule => System.Text.Json.JsonSerializer.Deserialize<RuleAnswer>(rule, StoredFormat.Options)!));

    private static Names InWalks()
    {
        var chance = new PCG(1, 20);
        Claimant[] partners =
        [
            new(TheClaim, Contoso, Details, Terms2020),
            new(FabrikamsClaim, Fabrikam, Details, Terms2020),
        ];
        return Of(Enumerable.Range(0, 400)
            .SelectMany(_ => Walk.Of(partners, Walk.Steps.Generate(chance, null, out var size)))
            .SelectMany(taken => taken.Facts)
            .Select(fact => fact.GetType().GetProperty("Decision")?.GetValue(fact))
            .OfType<DecisionRecord>()
            .SelectMany(decision => decision.Rules));
    }

    private static Names Of(IEnumerable<RuleAnswer> rules)
    {
        var asked = rules.ToList();
        return new Names(
            [.. asked.Select(rule => rule.Rule)],
            [.. asked.SelectMany(rule => rule.Inputs).Select(input => input.Name)],
            [.. asked.Select(rule => rule.Answer)]);
    }

    private static JsonNode Explanations(string language) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(_texts, language)))!["explanation"]!;

    private static IEnumerable<string> Without(JsonNode texts, string group, IEnumerable<string> names) =>
        names.Except(Keys(texts, group)).Order();

    private static IEnumerable<string> Keys(JsonNode texts, string group) =>
        texts[group]!.AsObject().Select(text => text.Key);

    [GeneratedRegex(@"\.Asked\(\s*""(?<name>[a-z-]+)""", RegexOptions.None, 1000)]
    private static partial Regex RuleInSource();

    [GeneratedRegex(@"RuleInput[^;""]*?\(\s*""(?<name>[a-z-]+)""", RegexOptions.None, 1000)]
    private static partial Regex InputInSource();

    private sealed record Names(HashSet<string> Rules, HashSet<string> Inputs, HashSet<string> Answers)
    {
        public Names Union(Names other) => new(
            [.. Rules, .. other.Rules], [.. Inputs, .. other.Inputs], [.. Answers, .. other.Answers]);
    }
}
