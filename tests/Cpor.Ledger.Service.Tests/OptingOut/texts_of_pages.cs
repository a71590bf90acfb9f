using System.Reflection;
using System.Text.RegularExpressions;
using Cpor.Ledger.Service.OptingOut.Texts;

namespace Cpor.Ledger.Service.Tests.OptingOut;

public partial class texts_of_pages
{
    [Fact]
    public void name_the_same_places_in_every_language()
    {
        var texts = typeof(PageTexts).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType == typeof(string))
            .ToList();

        texts.Count.ShouldBeGreaterThan(40);
        foreach (var text in texts)
        {
            var places = PageTexts.All.Select(language => Places((string)text.GetValue(language)!)).ToList();
            // Which words a language needs around a moment is its own affair.
            if (text.Name != nameof(PageTexts.ReceiptMoment))
                places.Distinct().ShouldHaveSingleItem(text.Name);
        }
    }

    [Fact]
    public void are_written_in_their_own_letters()
    {
        foreach (var text in typeof(PageTexts).GetProperties().Where(text => text.PropertyType == typeof(string)))
        {
            var russian = (string)text.GetValue(PageTexts.In("ru"))!;
            if (text.Name is not (nameof(PageTexts.Language)))
                Cyrillic().IsMatch(russian).ShouldBeTrue($"{text.Name}: {russian}");
        }
    }

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(place => place.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{[a-z-]+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.None, 1000)]
    private static partial Regex Cyrillic();
}
