using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Where the personal texts of a claim's details are.</summary>
internal static class PersonalFields
{
    /// <summary>Every text that is given, by its path in the request.</summary>
    public static IEnumerable<(string Field, Sealed Text)> PersonalTexts(this Claim claim)
    {
        var details = claim.Details;
        return new[] { ("name", details.Name) }
            .Concat(Of("customerContact", details.CustomerContact))
            .Concat(Of("technicalContact", details.TechnicalContact))
            .Concat(Of("partnerContact", details.PartnerContact))
            .Append(("solutionSeller", details.SolutionSeller))
            .Append(("customerName", details.CustomerName))
            .Append(("solutionName", details.SolutionName))
            .Where(text => text.Item2 is not null)
            .Select(text => (text.Item1, text.Item2!.Value));
    }

    private static IEnumerable<(string Field, Sealed? Text)> Of(string who, SealedContact? contact) => contact is null
        ? []
        : [($"{who}.name", contact.Name), ($"{who}.email", contact.Email), ($"{who}.title", contact.Title)];
}
