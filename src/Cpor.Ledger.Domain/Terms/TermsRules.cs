using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Domain.Terms;

/// <summary>What a readable terms document must keep to; each rule says what breaks it.</summary>
internal static class TermsRules
{
    public static IEnumerable<string> Broken(ProgrammeTerms terms) =>
        [.. Heading(terms), .. Lists(terms), .. Locale(terms.DefaultLocale.Value), .. Sources(terms)];

    private static IEnumerable<string> Heading(ProgrammeTerms terms)
    {
        if (!KebabName.Is(terms.Id))
            yield return "its id is not in kebab case";
        if (string.IsNullOrWhiteSpace(terms.Title))
            yield return "its title is empty";
        if (terms.Disputes.Value is < 0 or > 10)
            yield return "disputes are not 0 to 10";
    }

    private static IEnumerable<string> Lists(ProgrammeTerms terms)
    {
        var products = terms.Products.Value;
        if (HasTwice(terms.RequiredFields.Value.Select(required => (required.Kind, required.Field))))
            yield return "a required field is named twice";
        if (HasTwice(terms.Workloads.Value))
            yield return "a workload is named twice";
        if (HasTwice(products.Select(product => product.Key)))
            yield return "a product is named twice";
        if (products.Any(product => string.IsNullOrWhiteSpace(product.Name)))
            yield return "a product's name is empty";
        if (!terms.Acknowledgements.Value.All(KebabName.Is) || HasTwice(terms.Acknowledgements.Value))
            yield return "an acknowledgement is not in kebab case or is named twice";
    }

    private static IEnumerable<string> Locale(CustomerLocale locale)
    {
        if (locale.Country is not { Length: 2 } country || !country.All(char.IsAsciiLetterUpper))
            yield return "the country is not two upper-case letters";
        if (!CustomerLocale.IsTimeZone(locale.TimeZone))
            yield return "the time zone is not one of the tz database";
        if (locale.Language is not { Length: 2 } language || !language.All(char.IsAsciiLetterLower))
            yield return "the language is not two lower-case letters";
        if (locale.Source != LocaleSource.TermsDefault)
            yield return "the locale's source is not the terms";
    }

    private static IEnumerable<string> Sources(ProgrammeTerms terms)
    {
        string[] sources =
        [
            terms.OptOutWindow.Source,
            terms.AnswerWindow.Source,
            terms.ReviewPromise.Source,
            terms.DisputeWindow.Source,
            terms.Disputes.Source,
            terms.Exclusivity.Source,
            terms.RequiredFields.Source,
            terms.Workloads.Source,
            terms.Products.Source,
            terms.Acknowledgements.Source,
            terms.PaymentOptOut.Source,
            .. Given(terms.LateDecline),
            .. Given(terms.EffectiveFromRefusedClaim),
            terms.DefaultLocale.Source,
        ];
        if (sources.Any(string.IsNullOrWhiteSpace))
            yield return "a value names no source";
    }

    private static IEnumerable<string> Given<T>(Sourced<T>? optional)
        where T : notnull => optional is null ? [] : [optional.Source];

    private static bool HasTwice<T>(IEnumerable<T> items)
    {
        var all = items.ToList();
        return all.Distinct().Count() != all.Count;
    }
}
