using System.Text.Json;
using System.Text.RegularExpressions;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Explaining;
using Cpor.Ledger.Service.Explaining.Texts;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.ReadModels;

namespace Cpor.Ledger.Service.Tests.Explaining;

public partial class texts_of_explanations
{
    [Fact]
    public void exist_in_english_and_russian() =>
        ExplanationTexts.All.Select(texts => texts.Language).ShouldBe(["en", "ru"]);

    [Fact]
    public void are_all_there_in_every_language_and_name_the_same_places()
    {
        var english = Texts("en");

        english.Count.ShouldBeGreaterThan(100);
        foreach (var texts in ExplanationTexts.All.Select(texts => Texts(texts.Language)))
        {
            texts.Keys.ShouldBe(english.Keys, ignoreOrder: true);
            foreach (var (key, text) in texts)
                Places(text).ShouldBe(Places(english[key]), key);
        }
    }

    [Fact]
    public void are_written_in_their_own_letters()
    {
        foreach (var (key, text) in Texts("ru").Where(text => text.Key is not ("language" or "input" or "rule")))
            Cyrillic().IsMatch(text).ShouldBe(!IsMadeOfPlaces(text), $"{key}: {text}");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void have_words_for_every_fact_side_state_reason_and_unit(string language)
    {
        var texts = ExplanationTexts.In(language)!;

        texts.Facts.Keys.ShouldBe(ClaimEventNames.All.Values.Select(name => name.Split('.')[0]), ignoreOrder: true);
        texts.Sides.Keys.ShouldBe(Names<ActingSide>(), ignoreOrder: true);
        texts.Units.Keys.ShouldBe(Names<PeriodUnit>().Except(["elapsed-time"]), ignoreOrder: true);
        IEnumerable<string> codes =
        [
            .. typeof(LineState).GetNestedTypes()
                .Select(state => JsonNamingPolicy.KebabCaseLower.ConvertName(state.Name)),
            .. Names<ClaimKind>(), .. AutomaticChecks.All, .. Names<LocaleSource>(), .. Names<EndReason>(),
            .. Names<ContestSide>(), .. Names<ContestReason>(),
        ];
        codes.Except(texts.Values.Keys).ShouldBeEmpty();
        Names<RejectionReason>().Except(texts.Mails.Reasons.Keys).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "the challenger won; the most recent proof counts")]
    [InlineData("ru", "выиграл претендент; учитывается самое новое подтверждение")]
    public void say_who_won_a_contest_and_why(string language, string reason) =>
        new Wording(ExplanationTexts.In(language)!).Reason("challenger: most-recent-proof").ShouldBe(reason);

    private static IEnumerable<string> Names<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(PublicNames.PublicName);

    private static Dictionary<string, string> Texts(string language)
    {
        using var texts = JsonSerializer.SerializeToDocument(ExplanationTexts.In(language), JsonSerializerOptions.Web);
        return texts.RootElement.EnumerateObject()
            .SelectMany(text => text.Value.ValueKind == JsonValueKind.String
                ? [(text.Name, text.Value.GetString()!)]
                : text.Value.EnumerateObject().Select(one => ($"{text.Name}.{one.Name}", one.Value.GetString()!)))
            .ToDictionary(text => text.Item1, text => text.Item2);
    }

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(place => place.Value).Distinct().Order(StringComparer.Ordinal));

    private static bool IsMadeOfPlaces(string text) => !Place().Replace(text, "").Any(char.IsLetter);

    [GeneratedRegex(@"\{[a-z-]+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.None, 1000)]
    private static partial Regex Cyrillic();
}
