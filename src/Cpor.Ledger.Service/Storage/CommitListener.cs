using Cpor.Ledger.Log;
using Marten;
using Marten.Services;

namespace Cpor.Ledger.Service.Storage;

/// <summary>Tells the log of commits with events in them.</summary>
internal sealed class CommitListener(ICommitSignal signal) : DocumentSessionListenerBase
{
    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        if (commit.GetStreams().Any())
            signal.Raise();
        return Task.CompletedTask;
    }
}
