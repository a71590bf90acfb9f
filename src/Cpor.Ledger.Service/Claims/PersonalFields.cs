using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// The personal fields of a claim's details: all that are sealed, found by their types. A field is named by its path in
/// the request, such as <c>name</c> or <c>customerContact.email</c>.
/// </summary>
public static class PersonalFields
{
    private static readonly (string Path, Func<ClaimDetails, Sealed?> Read)[] _fields =
        [.. typeof(ClaimDetails).GetProperties().SelectMany(Of)];

    /// <summary>Every path.</summary>
    public static IReadOnlyList<string> All { get; } = [.. _fields.Select(field => field.Path)];

    /// <summary>Every text that is given.</summary>
    internal static IEnumerable<(string Field, Sealed Text)> PersonalTexts(this Claim claim) =>
        from field in _fields
        let text = field.Read(claim.Details)
        where text is not null
        select (field.Path, text.Value);

    /// <summary>
    /// Texts in the clear as requests and answers have them, where a contact is an object of its own.
    /// </summary>
    internal static JsonObject ToJson(IEnumerable<(string Field, string? Text)> texts)
    {
        var json = new JsonObject();
        foreach (var (field, text) in texts.Where(text => text.Text is not null))
        {
            var names = field.Split('.');
            var owner = names.Length == 1 ? json : json[names[0]] ??= new JsonObject();
            owner[names[^1]] = text;
        }

        return json;
    }

    private static IEnumerable<(string Path, Func<ClaimDetails, Sealed?> Read)> Of(PropertyInfo field)
    {
        var name = Name(field);
        if (field.PropertyType == typeof(Sealed?))
            return [(name, details => (Sealed?)field.GetValue(details))];
        return field.PropertyType != typeof(SealedContact)
            ? []
            : from part in typeof(SealedContact).GetProperties()
              where part.PropertyType == typeof(Sealed) || part.PropertyType == typeof(Sealed?)
              select ($"{name}.{Name(part)}", (Func<ClaimDetails, Sealed?>)(details =>
                  field.GetValue(details) is { } contact ? (Sealed?)part.GetValue(contact) : null));
    }

    private static string Name(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
