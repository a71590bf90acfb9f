using System.Security.Claims;
using Cpor.Ledger.Service.Settings;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Cpor.Ledger.Service.Access;

/// <summary>
/// Whose tokens are accepted: those of the authority when one is set, found by OpenID Connect discovery; otherwise, in
/// Development, those of the <see cref="DevelopmentIssuer"/>. Never both. Lifetimes are judged by the ledger's clock.
/// </summary>
internal sealed class TokenAuthentication(
    LedgerSettings settings, IHostEnvironment environment, TimeProvider time, IServiceProvider services)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public bool HasAuthority => settings.Tokens.Authority.Length > 0;

    /// <summary>Asked when the process starts, so that a ledger that nobody can enter does not run for days.</summary>
    /// <exception cref="InvalidOperationException">No authority is set outside Development.</exception>
    public void RequireIssuer()
    {
        if (!HasAuthority && !environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"""
                The ledger runs in the environment '{environment.EnvironmentName}' and no authority for tokens is set.
                Set Ledger__Tokens__Authority to the address of your OpenID Connect provider, or, only to try the
                ledger out, set ASPNETCORE_ENVIRONMENT=Development: then its own development issuer is used.
                """);
        }
    }

    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name != JwtBearerDefaults.AuthenticationScheme)
            return;
        RequireIssuer();
        options.MapInboundClaims = false;
        options.RequireHttpsMetadata = !environment.IsDevelopment();
        options.Audience = settings.Tokens.Audience;
        // New ones: the framework reads keys and issuers from a section of its own, which would be a second way in.
        options.TokenValidationParameters = new TokenValidationParameters
        {
            NameClaimType = CallerClaims.Subject,
            RoleClaimType = CallerClaims.Role,
            RequireExpirationTime = true,
            LifetimeValidator = IsAlive,
        };
        options.Events = new JwtBearerEvents { OnTokenValidated = NameActorAsync, OnChallenge = Explain };
        if (HasAuthority)
            TrustAuthority(options);
        else
            TrustDevelopmentIssuer(options, services.GetRequiredService<DevelopmentIssuer>());
    }

    private void TrustAuthority(JwtBearerOptions options)
    {
        options.Authority = settings.Tokens.Authority;
        // Asymmetric ones alone: a key that everybody can fetch must not be usable as a secret.
        options.TokenValidationParameters.ValidAlgorithms =
        [
            SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
            SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
            SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        ];
    }

    private static void TrustDevelopmentIssuer(JwtBearerOptions options, DevelopmentIssuer issuer)
    {
        options.TokenValidationParameters.ValidIssuer = DevelopmentIssuer.Name;
        options.TokenValidationParameters.IssuerSigningKey = issuer.Key;
        options.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
    }

    /// <summary>Half-open like every window here: the moment of expiry is outside, but for the allowed skew.</summary>
    private bool IsAlive(
        DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + Skew && (notBefore is not { } begin || now >= begin - Skew);
    }

    private async Task NameActorAsync(TokenValidatedContext context)
    {
        var user = context.Principal!;
        if (CallerClaims.FaultOf(user) is { } fault)
        {
            context.Fail(new CallerUnknownException(fault));
            return;
        }

        var directory = context.HttpContext.RequestServices.GetRequiredService<ActorDirectory>();
        var actorId = await directory.IdOfAsync(
            context.SecurityToken.Issuer,
            user.FindFirstValue(CallerClaims.Subject)!,
            user.FindFirstValue(CallerClaims.DisplayName),
            context.HttpContext.RequestAborted);
        user.AddIdentity(new ClaimsIdentity([new Claim(CallerClaims.ActorId, actorId)]));
    }

    private static Task Explain(JwtBearerChallengeContext context)
    {
        if (context.AuthenticateFailure is CallerUnknownException unknown)
        {
            context.Error = "invalid_token";
            context.ErrorDescription = unknown.Message;
        }

        return Task.CompletedTask;
    }

    /// <summary>A token with a right signature that does not say who asks.</summary>
    private sealed class CallerUnknownException(string fault) : Exception(fault);
}
