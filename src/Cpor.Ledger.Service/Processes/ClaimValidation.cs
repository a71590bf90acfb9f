using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Marten;
using Wolverine;
using Wolverine.Persistence.Sagas;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Drives one claim from its submission to the end of its review: runs the automatic checks one after the other, waits
/// for the reviewer, and wakes the claim when a request for information was not answered. It decides nothing.
/// </summary>
public sealed class ClaimValidation : Saga
{
    /// <summary>The claim's id.</summary>
    public Guid Id { get; set; }

    /// <summary>Checks that have not been recorded yet, in the order in which they run.</summary>
    public List<string> Pending { get; set; } = [];

    public static (ClaimValidation Saga, RunCheck First) Start(BeginValidation begin) => (
        new ClaimValidation { Id = begin.ClaimId, Pending = [.. AutomaticChecks.All] },
        new RunCheck(begin.ClaimId, AutomaticChecks.All[0]));

    public object Handle([SagaIdentityFrom(nameof(CheckAnswered.ClaimId))] CheckAnswered answered)
    {
        Pending.Remove(answered.Check);
        return Pending.Count > 0 ? new RunCheck(Id, Pending[0]) : new ConcludeChecks(Id);
    }

    public async Task Handle(
        [SagaIdentityFrom(nameof(SettleValidation.ClaimId))] SettleValidation settle,
        IQuerySession session,
        CancellationToken cancel)
    {
        var claim = await session.LoadAsync<LedgerClaim>(settle.ClaimId, cancel);
        if (claim?.State is Claim.Filed filed
            && !filed.Lines.Any(line => line.State.IsBeforeReviewer || line.State is LineState.Checking))
        {
            MarkCompleted();
        }
    }

    public static void NotFound(CheckAnswered answered) => _ = answered;

    public static void NotFound(SettleValidation settle) => _ = settle;
}
