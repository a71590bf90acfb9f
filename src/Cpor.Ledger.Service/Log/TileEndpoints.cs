using Cpor.Ledger.Audit.Tiles;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.Log;

/// <summary>
/// The published folder, as C2SP tlog-tiles asks for it: the prefix is <c>/log</c>. Tiles and bundles never change, so
/// they are kept by whoever gets them; the checkpoint is asked for again.
/// </summary>
internal static class TileEndpoints
{
    /// <summary>Where the folder is.</summary>
    public const string Prefix = "/log";

    public static void Map(WebApplication app)
    {
        app.MapGet(Prefix + "/checkpoint", GetCheckpoint).WithMetadata(Readers).ExcludeFromDescription();
        app.MapGet(Prefix + "/{**path}", GetTile).WithMetadata(Readers).ExcludeFromDescription();
    }

    private static AuthorizeRolesAttribute Readers =>
        new(CallerRole.Payout, CallerRole.Auditor, CallerRole.Operator);

    private static IResult GetCheckpoint(HttpContext http, TileFolder folder)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        return folder.Read(TileFolder.CheckpointName) is { } note
            ? Results.Bytes(note, "text/plain; charset=utf-8")
            : ProblemReply.Of(LogRefusals.PositionUnknown);
    }

    private static IResult GetTile(string path, HttpContext http, TileFolder folder)
    {
        // Only what is a path of the layout is looked for: no other file can be reached.
        if (!HashTileAddress.Parse(path).IsGood && !BundleAddress.Parse(path).IsGood
            || folder.Read(path) is not { } bytes)
            return ProblemReply.Of(LogRefusals.PositionUnknown);
        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Bytes(bytes, "application/octet-stream");
    }
}
