using Cpor.Ledger.Service.Settings;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Cpor.Ledger.Service.Access;

/// <summary>Puts authentication and authorization into the process.</summary>
public static class AccessRegistration
{
    /// <summary>
    /// Needs <see cref="LedgerSettings"/>, a <see cref="TimeProvider"/>, an <c>NpgsqlDataSource</c> and an
    /// <c>IClock</c> in the container, and the tables.
    /// </summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .RequireAssertion(LeadsNowhere)
            .Build());
        return services
            .AddSingleton<ActorDirectory>()
            .AddSingleton<TokenAuthentication>()
            .AddSingleton<IConfigureOptions<JwtBearerOptions>>(all => all.GetRequiredService<TokenAuthentication>())
            .AddSingleton<IAuthorizationHandler, RoleAuthorizationHandler>()
            .AddSingleton(all => DevelopmentIssuer.Open(
                all.GetRequiredService<LedgerSettings>().DataFolder,
                all.GetRequiredService<LedgerSettings>().Tokens.Audience,
                all.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Authenticates every request, and authorizes it by the endpoint's policy.</summary>
    /// <exception cref="InvalidOperationException">Nobody's tokens could be accepted here.</exception>
    public static WebApplication UseAccess(this WebApplication app)
    {
        // Read now: what is wrong with the settings shows at the start and not at the first request.
        _ = app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>()
            .Get(JwtBearerDefaults.AuthenticationScheme);
        if (!app.Services.GetRequiredService<TokenAuthentication>().HasAuthority)
        {
            app.Logger.LogWarning(
                "No authority for tokens is set: tokens of {Issuer} are accepted, for Development only.",
                DevelopmentIssuer.Name);
        }

        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    /// <summary>
    /// An address that leads nowhere may be answered with 404 (or 405 and 415, which the framework answers by endpoints
    /// that have no route); an endpoint without a policy stays closed.
    /// </summary>
    private static bool LeadsNowhere(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;
}
