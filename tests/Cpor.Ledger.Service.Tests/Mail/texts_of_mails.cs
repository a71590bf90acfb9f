using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Mail.Texts;

namespace Cpor.Ledger.Service.Tests.Mail;

public partial class texts_of_mails
{
    [Fact]
    public void exist_in_english_and_russian() =>
        MailTexts.All.Select(texts => texts.Language).ShouldBe(["en", "ru"]);

    [Fact]
    public void are_all_there_in_every_language_and_name_the_same_places()
    {
        var english = Keys(MailTexts.For("en"));

        english.Count.ShouldBeGreaterThan(60);
        foreach (var other in MailTexts.All.Select(Keys))
        {
            other.Keys.ShouldBe(english.Keys, ignoreOrder: true);
            other.Values.ShouldAllBe(text => !string.IsNullOrWhiteSpace(text));
            foreach (var (key, text) in other)
                Places(text).ShouldBe(Places(english[key]), key);
        }
    }

    [Fact]
    public void are_really_translated()
    {
        var english = Keys(MailTexts.For("en"));

        foreach (var (key, text) in Keys(MailTexts.For("ru")).Where(text => text.Key != "Language"))
        {
            text.ShouldNotBe(english[key]);
            Cyrillic().IsMatch(text).ShouldBeTrue(key);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void have_words_for_every_code_that_a_claim_can_bring(string language)
    {
        var texts = MailTexts.For(language);

        texts.Reasons.Keys.ShouldBe(Names<RejectionReason>(), ignoreOrder: true);
        texts.Asked.Keys.ShouldBe(Names<RequestedItem>(), ignoreOrder: true);
        texts.Faults.Keys.ShouldBe(
            [.. Names<ProofDefect>(), .. Codes(typeof(CheckCodes)), "proof-unavailable"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("ru", "ru")]
    [InlineData("RU-ru", "ru")]
    [InlineData("en-GB", "en")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public void fall_back_to_english(string asked, string given) => MailTexts.For(asked).Language.ShouldBe(given);

    private static IEnumerable<string> Names<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(PublicNames.PublicName);

    private static IEnumerable<string> Codes(Type type) =>
        type.GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

    private static Dictionary<string, string> Keys(MailTexts texts) =>
        typeof(MailTexts).GetProperties()
            .Where(property => !property.GetMethod!.IsStatic)
            .SelectMany(property => property.GetValue(texts) switch
            {
                string text => [(property.Name, text)],
                ImmutableArray<string> list => list.Select((text, i) => ($"{property.Name}[{i}]", text)),
                IReadOnlyDictionary<string, string> map =>
                    map.Select(text => ($"{property.Name}[{text.Key}]", text.Value)),
                _ => Enumerable.Empty<(string, string)>(),
            })
            .ToDictionary(text => text.Item1, text => text.Item2);

    private static IEnumerable<string> Places(string text) =>
        Place().Matches(text).Select(place => place.Value).Distinct()
            // A language may want the weekday in the form that another needs only elsewhere.
            .Select(place => place.Replace("weekday-after-end-of", "weekday"))
            .Order();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1_000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.None, 1_000)]
    private static partial Regex Cyrillic();
}
