using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Service.Http;

/// <summary>Why personal data is read.</summary>
public sealed record ReasonQuery
{
    /// <summary>Why the personal data is read, 1 to 200 characters; recorded with who reads.</summary>
    [Required]
    public string? Reason { get; init; }
}
