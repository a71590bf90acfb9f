using System.Collections.Immutable;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Service.Http;

/// <summary>The personal texts of a <see cref="RequestValidator"/> after they were sealed.</summary>
public sealed class SealedTexts(ImmutableArray<string> tokens)
{
    /// <summary>Of a request without texts.</summary>
    public static SealedTexts None { get; } = new([]);

    /// <summary>The sealed text, null where none was given.</summary>
    public Sealed? this[PersonalText? text] => text is { } given ? this[given] : null;

    /// <summary>The sealed text.</summary>
    public Sealed this[PersonalText text] => Sealed.Parse(tokens[text.Index]);

    /// <summary>The sealed person, null where none was given.</summary>
    public SealedContact? this[PersonalContact? contact] => contact is null
        ? null
        : new SealedContact(this[contact.Name], this[contact.Email], this[contact.Title]);
}
