using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cpor.Ledger.Service.Claims;
using Microsoft.Extensions.WebEncoders;

namespace Cpor.Ledger.Service.OptingOut;

/// <summary>Puts the customer's page into the process.</summary>
public static class OptOutRegistration
{
    private const long LargestForm = 64 * 1024;

    /// <summary>
    /// Needs the event store, <c>TermsLibrary</c>, <see cref="ClaimLedger"/> and personal data in the container (whose
    /// key ring guards the form, so that it survives a restart and works on every node that has the ring), and the
    /// tables.
    /// </summary>
    public static IServiceCollection AddOptOut(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Letters of any script as they are: written as entities, a Russian page is several times as large.
        services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRateLimiter(OptOutLimits.Configure);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "cpor-ledger-form";
            options.FormFieldName = "guard";
            options.HeaderName = null;
            // Lax, so that a second link from a mail does not replace the first page's cookie; a POST from elsewhere
            // carries it in neither mode.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The page's policy says it (frame-ancestors).
            options.SuppressXFrameOptionsHeader = true;
        });
        return services
            .AddSingleton<LinkKey>()
            .AddSingleton(LinkKey.Table)
            .AddSingleton<OptOutLinks>()
            .AddSingleton<WindowPages>()
            .AddSingleton<OptOutEndpoint>();
    }

    /// <summary>
    /// Maps the page, and counts who asks for it. Call it after the middleware that finds the endpoint.
    /// </summary>
    public static WebApplication MapOptOut(this WebApplication app)
    {
        app.UseRateLimiter();
        var page = app.MapGroup(OptOutEndpoint.Path)
            .AllowAnonymous()
            .ExcludeFromDescription()
            .WithMetadata(new OptOutLimits.Limited())
            .AddEndpointFilter(ApologiseAsync);
        page.MapMethods("{**token}", [HttpMethods.Get, HttpMethods.Head], ShowAsync);
        page.MapPost("{**token}", DecideAsync)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestForm));
        return app;
    }

    private static async Task<IResult> ShowAsync(
        string? token, OptOutLinks links, OptOutEndpoint endpoint, HttpContext http) =>
        await links.ReadAsync(token ?? "", http.RequestAborted) is { } ticket
            ? await endpoint.ShowAsync(http, ticket)
            : OptOutAnswers.Unknown(http);

    private static async Task<IResult> DecideAsync(
        string? token, OptOutLinks links, OptOutEndpoint endpoint, HttpContext http) =>
        await links.ReadAsync(token ?? "", http.RequestAborted) is { } ticket
            ? await endpoint.DecideAsync(http, ticket)
            : OptOutAnswers.Unknown(http);

    /// <summary>A customer gets a page also when the ledger is at fault, and never a page of the framework.</summary>
    private static async ValueTask<object?> ApologiseAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (!context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            var logger = context.HttpContext.RequestServices.GetRequiredService<ILogger<OptOutEndpoint>>();
            logger.LogError(fault, "The opt-out page could not be shown or its answer not be recorded.");
            return OptOutAnswers.Fault(context.HttpContext);
        }
    }
}
