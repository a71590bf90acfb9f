using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Marten;
using Wolverine;
using Wolverine.Persistence.Sagas;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// The saga of one claim's validation, from the submission until nothing of the claim is before the reviewer. It has
/// the automatic checks run, has those run again that gave no answer, and then waits for the review. It decides
/// nothing: the claim knows which checks are recorded and whether its review is open.
/// </summary>
public sealed class ClaimValidation : Saga
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
    ];

    /// <summary>The claim's id.</summary>
    public Guid Id { get; set; }

    /// <summary>How often a check gave no answer. The pauses grow with it, and only the newest timer counts.</summary>
    public int Attempts { get; set; }

    /// <summary>The claim was submitted.</summary>
    public static (ClaimValidation Saga, RunChecks Checks) Start(BeginValidation begin) =>
        (new ClaimValidation { Id = begin.ClaimId }, new RunChecks(begin.ClaimId));

    /// <summary>Runs the checks that are not recorded yet.</summary>
    /// <returns>The timer after which those without an answer are run again, for as long as it takes.</returns>
    public async Task<ChecksTimeout?> Handle(
        [SagaIdentityFrom(nameof(RunChecks.ClaimId))] RunChecks run, CheckRunner checks, CancellationToken cancel)
    {
        _ = run;
        var claim = await checks.RunAsync(new ClaimId(Id), cancel);
        CompleteIfOver(claim);
        if (claim is not Claim.Filed filed || !filed.LinesInCheck().Any())
            return null;
        var pause = Pauses[Math.Min(Attempts++, Pauses.Length - 1)];
        return new ChecksTimeout(Id, Attempts, pause);
    }

    /// <summary>The timer: runs the checks again that gave no answer.</summary>
    public Task<ChecksTimeout?> Handle(
        [SagaIdentityFrom(nameof(ChecksTimeout.ClaimId))] ChecksTimeout timeout,
        CheckRunner checks,
        CancellationToken cancel) => timeout.Attempt == Attempts
            ? Handle(new RunChecks(Id), checks, cancel)
            : Task.FromResult<ChecksTimeout?>(null);

    /// <summary>Something left the review.</summary>
    public async Task Handle(
        [SagaIdentityFrom(nameof(SettleValidation.ClaimId))] SettleValidation settle,
        IQuerySession session,
        CancellationToken cancel)
    {
        var row = await session.LoadAsync<LedgerClaim>(settle.ClaimId, cancel);
        CompleteIfOver(row?.State);
    }

    private void CompleteIfOver(Claim? claim)
    {
        if (claim is Claim.Filed filed
            && !filed.Lines.Any(line => line.State.IsBeforeReviewer || line.State is LineState.Checking))
        {
            MarkCompleted();
        }
    }

    /// <summary>
    /// The message that starts the saga was lost, or the saga is over: begun again, it ends by itself.
    /// </summary>
    public static BeginValidation NotFound(RunChecks run) => new(run.ClaimId);

    /// <summary>The saga is over.</summary>
    public static void NotFound(SettleValidation settle) => _ = settle;
}
