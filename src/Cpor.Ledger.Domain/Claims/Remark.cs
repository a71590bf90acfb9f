using System.Security.Cryptography;
using System.Text;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>A comment on the claim, as far as a retry needs it.</summary>
/// <param name="Digest">SHA-256 of the sealed text: hundreds of texts would make the state large.</param>
public sealed record Remark(CommentId CommentId, ClaimSide Side, string Digest)
{
    /// <summary>The comment as it is remembered.</summary>
    public static Remark Of(CommentId id, ClaimSide side, Sealed text) =>
        new(id, side, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Value))));
}
