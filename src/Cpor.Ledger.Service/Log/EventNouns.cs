using System.Collections.Frozen;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Service.Log;

/// <summary>What an entry of the log calls the stream of its event, by the public name of the event.</summary>
public static class EventNouns
{
    /// <summary>The noun of claims.</summary>
    public const string Claims = "claims";

    /// <summary>All nouns; events of no claim are acts, each of which names its own.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = ClaimEventNames.All.Values
        .Concat(ClaimEventNames.Earlier.Keys)
        .Select(name => KeyValuePair.Create(name, Claims))
        .Concat(ActNames.Nouns)
        .ToFrozenDictionary(StringComparer.Ordinal);
}
