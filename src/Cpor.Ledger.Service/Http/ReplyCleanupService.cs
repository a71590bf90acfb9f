using Cpor.Ledger.Service.Storage;

namespace Cpor.Ledger.Service.Http;

/// <summary>Removes replies that are too old to be given again. Every node may do it.</summary>
internal sealed class ReplyCleanupService(ReplyStore replies, TimeProvider time, ILogger<ReplyCleanupService> log)
    : PeriodicService(TimeSpan.FromMinutes(30), time, log, "Old replies could not be removed")
{
    protected override bool StartsAtOnce => false;

    protected override Task RunAsync(CancellationToken cancel) => replies.ForgetOldAsync();
}
