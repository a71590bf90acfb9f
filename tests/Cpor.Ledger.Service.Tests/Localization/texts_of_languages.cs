using System.Text.RegularExpressions;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Erasing;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Tests.Localization;

public partial class texts_of_languages
{
    [Fact]
    public void exist_in_english_and_russian() =>
        LanguageTexts.All.Select(texts => texts.Language).ShouldBe(["en", "ru"]);

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void are_all_there_and_name_the_same_placeholders(string language)
    {
        var english = Texts("en");
        var texts = Texts(language);

        english.Count.ShouldBeGreaterThan(400);
        texts.Keys.ShouldBe(english.Keys, ignoreOrder: true);
        foreach (var (key, text) in texts)
        {
            text.ShouldNotBeNullOrWhiteSpace(key);
            Placeholders(text).ShouldBe(Placeholders(english[key]), key);
        }
    }

    [Fact]
    public void are_written_in_their_own_letters()
    {
        foreach (var (key, text) in Texts("ru").Where(text => text.Key is not ("language" or "proofTemplate.spelling")))
        {
            var isMadeOfPlaceholders = !Placeholder().Replace(text, "").Any(char.IsLetter);
            Cyrillic().IsMatch(text).ShouldBe(!isMadeOfPlaceholders, $"{key}: {text}");
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void have_words_for_every_code_that_a_claim_can_bring(string language)
    {
        var texts = LanguageTexts.For(language);

        texts.Codes.Reasons.Keys.ShouldBe(Names<RejectionReason>(), ignoreOrder: true);
        texts.Codes.RequestedItems.Keys.ShouldBe(Names<RequestedItem>(), ignoreOrder: true);
        texts.Codes.Faults.Keys.ShouldBe(
            [.. Names<ProofDefect>(), .. Codes(typeof(CheckCodes)), "proof-unavailable"], ignoreOrder: true);
        texts.Mail.NewsSubjects.Keys.ShouldBe(texts.Mail.News.Keys, ignoreOrder: true);
        texts.Erasure.Words.Keys.ShouldBe(
            [.. Names<ErasureScope>(), .. Names<ErasureBasis>(), .. CertificateText.WhatRemains], ignoreOrder: true);
        texts.Moments.Weekdays.Count.ShouldBe(7);
        texts.Moments.WeekdaysAfterEndOf.Count.ShouldBe(7);
        texts.Moments.Months.Count.ShouldBe(12);
    }

    [Theory]
    [InlineData("ru", "ru")]
    [InlineData("RU-ru", "ru")]
    [InlineData("en-GB", "en")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public void fall_back_to_english(string asked, string given) =>
        LanguageTexts.For(asked).Language.ShouldBe(given);

    private static IEnumerable<string> Names<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(PublicNames.PublicName);

    private static IEnumerable<string> Codes(Type type) =>
        type.GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

    private static Dictionary<string, string> Texts(string language) =>
        TextFaults.Texts(LanguageTexts.In(language)!).ToDictionary(text => text.Key, text => text.Text);

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(found => found.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1_000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.None, 1_000)]
    private static partial Regex Cyrillic();
}
