using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Log;
using Cpor.Ledger.Service.OptingOut;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>Every door of the process.</summary>
internal static class Doors
{
    public static void Map(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAccess();
        app.UseDoors();
        app.MapApiDescription();
        app.MapOptOut();
        TileDoor.Map(app);
        app.MapDoors();
        app.MapHealth();
    }
}
