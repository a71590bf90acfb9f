using Cpor.Ledger.Contracts;

namespace Cpor.Ledger.Service.Http;

/// <summary>In which language a text is read.</summary>
public sealed record LanguageQuery
{
    /// <summary><c>en</c> (when left out) or <c>ru</c>.</summary>
    [OneOf("Language")]
    public string? Language { get; init; }
}
