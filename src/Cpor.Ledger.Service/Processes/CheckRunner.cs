using System.Runtime.ExceptionServices;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Slots;
using Marten;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Runs automatic checks and records what they answered, each as a fact with what it looked at. With the last answer
/// the review is opened.
/// </summary>
public sealed class CheckRunner(
    IDocumentStore store, IEnumerable<IAutomaticCheck> checks, ClaimLedger ledger, ILogger<CheckRunner> log)
{
    private static readonly Actor Ledger = Actor.Ledger("claim-validation");

    /// <summary>
    /// Runs the checks of a claim that are not recorded yet, all at the same time, and records the answers together. A
    /// check that is unavailable or fails keeps none of the others from being recorded.
    /// </summary>
    /// <returns>The claim after that. Its lines are still being checked when a check was unavailable.</returns>
    /// <exception cref="Exception">A check failed: its own exception, after the others were recorded.</exception>
    public async Task<Claim?> RunAsync(ClaimId id, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        var claim = (await session.LoadAsync<LedgerClaim>(id.Value, cancel))?.State;
        if (claim is not Claim.Filed filed || !filed.LinesInCheck().Any())
            return claim;
        var pending = AutomaticChecks.All.Except(filed.Checks.Select(answered => answered.Check));
        var runs = await Task.WhenAll(pending.Select(check => RunAsync(check, filed, cancel)));
        var answer = await ledger.DecideAsync(id, given => DecideAsync(given, runs), Ledger, cancel);
        if (Array.Find(runs, run => run.Failure is not null) is { } failed)
            ExceptionDispatchInfo.Throw(failed.Failure!);
        return answer.Claim;
    }

    private async Task<Run> RunAsync(string name, Claim.Filed claim, CancellationToken cancel)
    {
        try
        {
            var check = checks.Single(check => check.Name == name);
            return new Run(new RecordCheck(name, await check.RunAsync(claim, cancel)), null);
        }
        catch (CheckUnavailableException unavailable)
        {
            log.LogWarning("{Check} of claim {ClaimId} has no answer yet: {Why}", name, claim.Id, unavailable.Message);
            return new Run(null, null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new Run(null, failure);
        }
    }

    private static async ValueTask<Decision<ClaimEvent>> DecideAsync(CommandContext given, Run[] runs)
    {
        List<ICommand<Claim, ClaimEvent>> commands = [.. runs.Select(run => run.Answer).OfType<RecordCheck>()];
        if (commands.Count == runs.Length)
        {
            var slots = (given.Claim as Claim.Filed)?.Lines.Select(line => line.Unit.Slot).ToList() ?? [];
            // Looked at without a guard: the slots are asked again, and guarded, when they are taken.
            var holders = await SlotBook.LookAsync(given.Session, slots, given.Cancel);
            commands.Add(new OpenReview(given.Regime, holders));
        }

        return given.Decide(commands);
    }

    /// <summary>
    /// What came of a check: an answer, a failure, or nothing while what it depends on is unavailable.
    /// </summary>
    private sealed record Run(RecordCheck? Answer, Exception? Failure);
}
