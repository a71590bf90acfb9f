using System.Collections.Frozen;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Service.Log;

/// <summary>What an entry calls the stream of its event: a noun and the stream's id.</summary>
public static class LogSubject
{
    /// <summary>The noun of claims.</summary>
    public const string Claims = "claims";

    private static readonly FrozenSet<string> _claims =
        ClaimEventNames.All.Values.Concat(ClaimEventNames.Earlier.Keys).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The subject of an event of that type.</summary>
    public static string Of(string type, Guid stream) => $"{Noun(type)}/{stream:D}";

    /// <summary>The noun alone.</summary>
    internal static string Noun(string type) =>
        _claims.Contains(type) ? Claims : ActNames.Nouns.GetValueOrDefault(type, "unknown");
}
