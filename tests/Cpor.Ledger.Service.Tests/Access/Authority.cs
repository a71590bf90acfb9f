using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Cpor.Ledger.Service.Tests.Access;

/// <summary>An OpenID Connect authority on this machine: discovery document, key set and tokens.</summary>
public sealed class Authority : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key;

    private Authority(WebApplication app, RsaSecurityKey key)
    {
        _app = app;
        _key = key;
    }

    public string Address => _app.Urls.First();

    public static async Task<Authority> OpenAsync()
    {
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "key-1" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", (HttpContext http) => Results.Json(new
        {
            issuer = app.Urls.First(),
            jwks_uri = $"{app.Urls.First()}/keys",
        }));
        app.MapGet("/keys", () =>
        {
            var open = key.Rsa.ExportParameters(includePrivateParameters: false);
            return Results.Json(new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        kid = key.KeyId,
                        n = Base64UrlEncoder.Encode(open.Modulus),
                        e = Base64UrlEncoder.Encode(open.Exponent),
                    },
                },
            });
        });
        await app.StartAsync();
        return new Authority(app, key);
    }

    /// <summary>A token with these claims, for the ledger and for an hour, unless the claims say otherwise.</summary>
    public string Token(DateTimeOffset now, params (string Name, object Value)[] claims) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "cpor-ledger",
            NotBefore = now.UtcDateTime,
            Expires = now.UtcDateTime.AddHours(1),
            Claims = claims.ToDictionary(claim => claim.Name, claim => claim.Value),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        });

    /// <summary>The same claims signed with the public key as if it were a secret.</summary>
    public string ConfusedToken(DateTimeOffset now, params (string Name, object Value)[] claims) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "cpor-ledger",
            Expires = now.UtcDateTime.AddHours(1),
            Claims = claims.ToDictionary(claim => claim.Name, claim => claim.Value),
            SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(_key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = _key.KeyId },
                SecurityAlgorithms.HmacSha256),
        });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _key.Rsa.Dispose();
    }
}
