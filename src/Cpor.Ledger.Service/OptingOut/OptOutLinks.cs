using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Settings;

namespace Cpor.Ledger.Service.OptingOut;

/// <summary>What a link is for: one claim and one of its windows.</summary>
public sealed record OptOutTicket(ClaimId ClaimId, WindowId WindowId);

/// <summary>
/// Makes and reads the links that let a customer opt out. A link holds 88 characters: version, claim and window (33
/// bytes, and one for the purpose), and an HMAC-SHA256 over them. Whoever holds it may see and decide that one window,
/// and nothing else.
/// </summary>
/// <remarks>
/// A key of our own and not ASP.NET Data Protection, for two reasons. Data Protection puts fresh random bytes into
/// everything it protects, and a mail that is sent again must carry the same link. And it retires its keys on a
/// schedule, while a link lives as long as the claim's window: it has no time of its own in it, the claim's state says
/// what it still opens. The key itself is wrapped by Data Protection (or a key management service) like every other.
/// There is no one-click header for mail programs (RFC 8058): programs and scanners may follow it without a person.
/// </remarks>
public sealed class OptOutLinks(LinkKey key, LedgerSettings settings)
{
    /// <summary>How many characters the part behind the path has.</summary>
    public const int Length = 88;

    private const byte Version = 1, Purpose = (byte)'o';
    private const int PayloadLength = 34, MacLength = 32;

    private static readonly byte[] Domain = Encoding.UTF8.GetBytes("cpor-ledger opt-out link\0");

    /// <summary>The link of a window on the public address; the same every time.</summary>
    public async ValueTask<Uri> ForAsync(ClaimId claimId, WindowId windowId, CancellationToken cancel = default)
    {
        var token = Write(new OptOutTicket(claimId, windowId), await key.GetAsync(cancel));
        return new Uri($"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}{OptOutEndpoint.Path}/{token}");
    }

    /// <summary>What a link is for, or null when it was not made here. Takes the same time for any forgery.</summary>
    public async ValueTask<OptOutTicket?> ReadAsync(string token, CancellationToken cancel = default) =>
        Read(token, await key.GetAsync(cancel));

    private static string Write(OptOutTicket ticket, byte[] key)
    {
        Span<byte> bytes = stackalloc byte[PayloadLength + MacLength];
        bytes[0] = Version;
        bytes[1] = Purpose;
        ticket.ClaimId.Value.TryWriteBytes(bytes[2..18], bigEndian: true, out _);
        ticket.WindowId.Value.TryWriteBytes(bytes[18..PayloadLength], bigEndian: true, out _);
        Mac(bytes[..PayloadLength], key, bytes[PayloadLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    private static OptOutTicket? Read(string token, byte[] key)
    {
        if (token.Length != Length || !Base64Url.IsValid(token))
            return null;
        Span<byte> bytes = stackalloc byte[PayloadLength + MacLength];
        // White space is valid base64url to .NET, so the length is asked again.
        if (!Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != bytes.Length)
            return null;
        Span<byte> mac = stackalloc byte[MacLength];
        Mac(bytes[..PayloadLength], key, mac);
        return CryptographicOperations.FixedTimeEquals(mac, bytes[PayloadLength..])
            && bytes is [Version, Purpose, ..]
                ? new OptOutTicket(
                    new ClaimId(new Guid(bytes[2..18], bigEndian: true)),
                    new WindowId(new Guid(bytes[18..PayloadLength], bigEndian: true)))
                : null;
    }

    private static void Mac(ReadOnlySpan<byte> payload, byte[] key, Span<byte> mac)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Domain);
        hmac.AppendData(payload);
        hmac.GetHashAndReset(mac);
    }
}
