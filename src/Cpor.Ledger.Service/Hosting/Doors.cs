using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.OptingOut;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>Every door of the process.</summary>
internal static class Doors
{
    public static void Map(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAccess();
        app.MapOpenApi().AllowAnonymous();
        app.MapOptOut();
        app.MapWolverineEndpoints();
        app.MapGet("/health/live", () => Results.Ok()).AllowAnonymous();
    }
}
