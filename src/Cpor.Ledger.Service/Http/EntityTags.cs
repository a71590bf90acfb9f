using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// A list of entity tags from a precondition (RFC 9110 §13.1). A claim's tag is its version in quotes, so it changes
/// with every fact. A tag that is none of ours matches nothing.
/// </summary>
public sealed class EntityTags
{
    private readonly bool _any;
    private readonly IReadOnlyList<EntityTagHeaderValue> _tags;

    private EntityTags(bool any, IReadOnlyList<EntityTagHeaderValue> tags) => (_any, _tags) = (any, tags);

    /// <summary>The tag of a version.</summary>
    public static string For(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>The header's tags, null when it is absent.</summary>
    public static EntityTags? Of(StringValues header)
    {
        if (StringValues.IsNullOrEmpty(header))
            return null;
        var tags = EntityTagHeaderValue.TryParseList([.. header.OfType<string>()], out var parsed) ? parsed : [];
        return new EntityTags(tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any)), [.. tags]);
    }

    /// <summary>Whether a tag stands for exactly this version; a weak one never does.</summary>
    public bool MatchStrongly(long version) =>
        _any || _tags.Any(tag => !tag.IsWeak && tag.Tag == For(version));

    /// <summary>Whether a tag stands for this version, also a weak one.</summary>
    public bool MatchWeakly(long version) => _any || _tags.Any(tag => tag.Tag == For(version));
}
