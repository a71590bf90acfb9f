using System.Threading.RateLimiting;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Microsoft.AspNetCore.RateLimiting;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// Lets a few readings run at a time that take seconds or much memory, such as a replay of the whole ledger: they share
/// the machine with those who write. A few more wait; further requests answer 503. Each endpoint has its own queue.
/// </summary>
public sealed class LongReadPolicy : IRateLimiterPolicy<string>
{
    /// <summary>The policy's name, for <see cref="EnableRateLimitingAttribute"/>.</summary>
    public const string Name = "long-readings";

    /// <summary>How many run at a time at one endpoint.</summary>
    public const int AtOnce = 4;

    /// <summary>How many wait there.</summary>
    public const int Waiting = 16;

    private static readonly Refusal _busy = new(
        RefusalKind.Untimely, Problems.LedgerBusy, "Too many long readings at once; try again in some seconds.");

    /// <inheritdoc />
    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected => static async (rejected, _) =>
    {
        rejected.HttpContext.Response.Headers.RetryAfter = "5";
        await ProblemReply.Of(_busy).ExecuteAsync(rejected.HttpContext);
    };

    /// <inheritdoc />
    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.GetConcurrencyLimiter(
            $"{httpContext.GetEndpoint()}",
            static _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = AtOnce,
                QueueLimit = Waiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            });
}
