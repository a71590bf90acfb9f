using System.Security.Claims;
using System.Security.Cryptography;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace Cpor.Ledger.Service.Access;

/// <summary>
/// Issues tokens for trying the ledger out, to whoever can read its data folder. Its tokens name
/// <see cref="Name"/> as their issuer, are accepted in Development alone, and never where an authority is set.
/// </summary>
public sealed class DevelopmentIssuer
{
    /// <summary>The issuer's name, in every token.</summary>
    public const string Name = "cpor-ledger-development";

    /// <summary>The file in the data folder that holds the key: 32 random bytes, for its owner alone (0600).</summary>
    public const string KeyFile = "development-issuer.key";

    private const int KeyLength = 32;

    private static readonly TimeSpan LongestMaking = TimeSpan.FromSeconds(5);

    private readonly string _audience;
    private readonly TimeProvider _time;

    private DevelopmentIssuer(byte[] key, string audience, TimeProvider time)
    {
        _audience = audience;
        _time = time;
        Key = new SymmetricSecurityKey(key) { KeyId = Name };
    }

    /// <summary>Signs and checks the tokens.</summary>
    internal SymmetricSecurityKey Key { get; }

    /// <summary>
    /// The issuer of a data folder; makes its key when there is none. Processes that do so at once get one key.
    /// </summary>
    /// <param name="dataFolder">The ledger's data folder, <c>Ledger:DataFolder</c>.</param>
    /// <param name="audience">Whom the tokens are for, <c>Ledger:Tokens:Audience</c>.</param>
    /// <param name="time">The ledger's clock: tokens begin and end by it.</param>
    /// <exception cref="InvalidOperationException">The key file is not a key, or others may read it.</exception>
    public static DevelopmentIssuer Open(string dataFolder, string audience, TimeProvider time)
    {
        Directory.CreateDirectory(dataFolder);
        var path = Path.Combine(dataFolder, KeyFile);
        if (!File.Exists(path))
            Make(path);
        const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
            throw new InvalidOperationException($"Others than its owner may use {path}. Delete it; a new one is made.");
        var key = File.ReadAllBytes(path);
        return key.Length == KeyLength
            ? new DevelopmentIssuer(key, audience, time)
            : throw new InvalidOperationException($"{path} is not a key. Delete it; a new one is made.");
    }

    /// <summary>A token that begins now.</summary>
    /// <param name="subject">Who; any name, as <c>anna</c>.</param>
    /// <param name="role">As what.</param>
    /// <param name="organisation">A partner's organisation.</param>
    /// <param name="mpnIds">A partner's locations.</param>
    /// <param name="lifetime">How long it is accepted.</param>
    public string Issue(
        string subject, CallerRole role, OrganisationId? organisation, ValueList<MpnId> mpnIds, Duration lifetime)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        List<Claim> claims =
        [
            new(CallerClaims.Subject, subject),
            new(CallerClaims.DisplayName, subject),
            new(CallerClaims.Role, CallerClaims.Names[role]),
            .. mpnIds.Select(mpn => new Claim(CallerClaims.Mpn, mpn.Value)),
        ];
        if (organisation is { } of)
            claims.Add(new Claim(CallerClaims.Organisation, of.Value));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = _audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime.ToTimeSpan(),
            Subject = new ClaimsIdentity(claims),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>
    /// Written whole under another name first, so that nobody reads half a key. That name can be made by one process at
    /// a time, so that nobody reads a key that another's then replaces: moving a file does not check and move at once.
    /// </summary>
    private static void Make(string path)
    {
        var draft = $"{path}.making";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var file = new FileStream(draft, options);
            file.Write(RandomNumberGenerator.GetBytes(KeyLength));
        }
        catch (IOException taken) when (File.Exists(draft) || File.Exists(path))
        {
            if (!SpinWait.SpinUntil(() => File.Exists(path), LongestMaking))
                throw new InvalidOperationException($"Making {path} was broken off. Delete {draft}.", taken);
            return;
        }

        if (File.Exists(path))
            File.Delete(draft);
        else
            File.Move(draft, path);
    }
}
