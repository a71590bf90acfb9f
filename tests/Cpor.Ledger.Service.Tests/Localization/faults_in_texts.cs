using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Tests.Localization;

public class faults_in_texts
{
    private const string Greeting = "\"greeting\": \"Здравствуйте, {name}!\",", MpnId = "\"mpn-id\": \"другое";

    [Fact]
    public void are_none_in_the_files_that_are_shipped() =>
        LanguageFiles.Read(LanguageFiles.Embedded()).Select(texts => texts.Language).ShouldBe(["en", "ru"]);

    [Theory]
    [InlineData(Greeting, "", "MailTexts' was missing required properties including: 'greeting'")]
    [InlineData(Greeting, Greeting + "\"goodbye\": \"Пока!\",", "'goodbye' could not be mapped")]
    [InlineData(Greeting, "\"Greeting\": \"Здравствуйте, {name}!\",", "'Greeting' could not be mapped")]
    [InlineData(Greeting, Greeting + Greeting, "Duplicate property 'greeting'")]
    [InlineData(Greeting, "\"greeting\": null,", "$.mail.greeting")]
    [InlineData(Greeting, "\"greeting\": [\"{name}!\"],", "$.mail.greeting")]
    [InlineData(Greeting, "\"greeting\": \"{name}!\"", "$.mail")]
    [InlineData(MpnId, "\"mpn-id\": \"x\", " + MpnId, "line 37, $.codes.requestedItems.mpn-id: Duplicate")]
    [InlineData("\"instructions\": [", "\"instructions\": [[],", "could not be converted to System.String")]
    [InlineData("\"codes\": {", "\"codes\": null, \"else\": {", "$.codes")]
    public void make_a_file_unreadable(string text, string instead, string fault) =>
        FaultsOf("ru", text, instead).ShouldHaveSingleItem().ShouldContain(fault);

    [Theory]
    [InlineData(Greeting, "\"greeting\": \"\",", "ru: mail.greeting is empty.")]
    [InlineData(Greeting, "\"greeting\": \" \\n\",", "ru: mail.greeting is empty.")]
    [InlineData(Greeting, "\"greeting\": \"Здравствуйте!\",", "ru: mail.greeting leaves out {name}.")]
    [InlineData(
        Greeting, "\"greeting\": \"{name}, {year}\",", "ru: mail.greeting names {year}, which it does not have.")]
    [InlineData(
        Greeting,
        "\"greeting\": \"{name}, {name\",",
        "ru: mail.greeting has a brace that belongs to no placeholder.")]
    [InlineData(
        "\"ownName\": \"Русский\"", "\"ownName\": \"{name}\"", "ru: ownName names {name}, which it does not have.")]
    [InlineData("\"понедельник\", ", "", "ru: moments.weekdays[6] is missing.")]
    [InlineData("\"понедельник\", ", "\"среда\", \"среда\", ", "ru: moments.weekdays[7] is not known.")]
    [InlineData("\"понедельник\", ", "null, ", "ru: moments.weekdays[0] is empty.")]
    [InlineData(MpnId, "\"mpn-ID\": \"x", "ru: codes.requestedItems[mpn-id] is missing.")]
    [InlineData(MpnId, "\"x\": \"x\", " + MpnId, "ru: codes.requestedItems[x] is not known.")]
    [InlineData(MpnId, "\"mpn-id\": null, \"x\": \"", "ru: codes.requestedItems[mpn-id] is empty.")]
    [InlineData(
        "\"Связь по вашей заявке «{claim}» исправлена\"",
        "\"Связь исправлена\"",
        "ru: mail.newsSubjects[corrected] leaves out {claim}.")]
    [InlineData(
        "\"Двое проверяющих установили,",
        "\"{partner}:",
        "ru: mail.news[corrected] names {partner}, which it does not have.")]
    public void are_told_by_language_and_key(string text, string instead, string fault) =>
        FaultsOf("ru", text, instead).ShouldContain(fault);

    [Fact]
    public void are_found_in_the_first_language_too() =>
        FaultsOf("en", "\"Two reviewers found", "\"{claim}: two reviewers found").ShouldBe(
            [
                "en: mail.news[corrected] names {claim}, which it does not have.",
                "ru: mail.news[corrected] leaves out {claim}.",
            ]);

    [Fact]
    public void are_all_told_at_once() =>
        FaultsOf("ru", Greeting, "\"greeting\": \"{day}\",").ShouldBe(
            ["ru: mail.greeting leaves out {name}.", "ru: mail.greeting names {day}, which it does not have."]);

    [Fact]
    public void are_found_in_a_file_that_is_named_for_another_language() =>
        FaultsOf("ru", "\"language\": \"ru\"", "\"language\": \"uk\"").ShouldBe(
            ["ru: the file is not of the language that it is named for."]);

    private static string[] FaultsOf(string language, string text, string instead)
    {
        var files = LanguageFiles.Embedded().ToDictionary(file => file.Language, file => file.Json);
        files[language].Split(text).Length.ShouldBe(2, $"{text} stands there once");
        files[language] = files[language].Replace(text, instead, StringComparison.Ordinal);
        return Should.Throw<FormatException>(
            () => LanguageFiles.Read([("en", files["en"]), ("ru", files["ru"])])).Message.Split('\n');
    }
}
