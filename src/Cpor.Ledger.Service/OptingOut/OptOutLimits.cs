using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Cpor.Ledger.Service.OptingOut;

/// <summary>
/// How often the pages can be asked for: by one client address, and with one link. Generous, because many people may
/// share an address, and nobody may be kept from opting out in time. Behind a proxy set
/// <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED=true</c>, or all customers share the proxy's address.
/// </summary>
public static class OptOutLimits
{
    /// <summary>Requests with one link in a <see cref="Window"/>.</summary>
    public const int PerLink = 60;

    /// <summary>Requests from one client address in a <see cref="Window"/>.</summary>
    public const int PerAddress = 600;

    /// <summary>The time after which counting begins anew.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    internal static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Limit(http, AddressOf(http), PerAddress)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Limit(http, LinkOf(http), PerLink)));
        options.OnRejected = (rejected, _) => Reject(rejected);
    }

    private static async ValueTask Reject(OnRejectedContext rejected)
    {
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            rejected.HttpContext.Response.Headers.RetryAfter =
                Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await OptOutAnswers.TooMany(rejected.HttpContext).ExecuteAsync(rejected.HttpContext);
    }

    private static RateLimitPartition<string> Limit(HttpContext http, string? key, int requests) =>
        key is null || http.GetEndpoint()?.Metadata.GetMetadata<Limited>() is null
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = requests,
                Window = Window,
            });

    /// <summary>Only what has the length of a link: an attacker cannot fill the memory with long ones.</summary>
    private static string? LinkOf(HttpContext http) =>
        http.GetRouteValue("token") is string { Length: OptOutLinks.Length } token ? token : null;

    /// <summary>One network of IPv6 counts as one address: whoever has it can use any address in it.</summary>
    private static string? AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address =>
            new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), .. new byte[8]]).ToString(),
        { } address => address.ToString(),
        _ => null,
    };

    /// <summary>Marks the endpoints that are counted.</summary>
    internal sealed class Limited;
}
