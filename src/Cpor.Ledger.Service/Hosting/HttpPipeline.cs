using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Log;
using Cpor.Ledger.Service.OptingOut;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>The middleware and endpoints of the process, in their order.</summary>
internal static class HttpPipeline
{
    public static void Map(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAccess();
        app.UseHttp();
        app.MapApiDescription();
        app.MapOptOut();
        TileEndpoints.Map(app);
        ApiEndpoints.Map(app);
        app.MapHealth();
    }
}
