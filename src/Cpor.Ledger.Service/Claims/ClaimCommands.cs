using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Service.Claims;

/// <summary>What came of a request to a claim: a refusal, or what the claim is now.</summary>
public sealed record CommandResult(Refusal? Refusal, ClaimView? View)
{
    /// <summary>Whether anything was added; false for what had taken effect before.</summary>
    public bool Added { get; init; }

    /// <summary>The view with the claim's version as ETag, or the refusal as a problem.</summary>
    public IResult ToResult() => ToResult(view => Results.Ok(view));

    /// <summary>The same with another success.</summary>
    public IResult ToResult(Func<ClaimView, IResult> success) => Refusal is null
        ? new VersionedResult(View!.Version, success(View))
        : ProblemReply.Of(Refusal);
}

/// <summary>
/// What every endpoint of a claim does with its request: checks that the caller may see the claim and means its present
/// version, seals the personal texts, has the command decided and stored, and shows the claim as it is then. All of it
/// is done again when a race was lost.
/// </summary>
public sealed class ClaimCommands(ClaimLedger ledger, CommandQueue queue, Sealing sealing, ClaimViews views)
{
    /// <summary>Decides on a claim that must exist.</summary>
    public Task<CommandResult> DecideAsync(
        RequestContext context, string claimId, Form form, Func<CommandContext, Decision<ClaimEvent>> decide) =>
        DecideAsync(context, claimId, form, (CommandContext given) => ValueTask.FromResult(decide(given)));

    /// <summary>Decides on a claim that must exist.</summary>
    public async Task<CommandResult> DecideAsync(
        RequestContext context, string claimId, Form form, ClaimDecision decide)
    {
        if (form.Refusal is { } invalid)
            return new CommandResult(invalid, null);
        if (!ClaimId.TryParse(claimId, out var id))
            return new CommandResult(ClaimRefusals.NotFound, null);
        return await DecideAsync(context, id, async given =>
        {
            if (given.Claim is not { } claim || !context.Caller.MaySee(claim))
                return ClaimRefusals.NotFound;
            if (context.IfMatch?.MatchStrongly(claim.Version) == false)
                return HttpRefusals.VersionMismatch;
            // The key may live a moment longer than the fact; what is sealed with it now could never be read.
            if (claim.ErasedAt is not null && form.Texts.Count > 0)
                return HttpRefusals.PersonalDataErased;
            return await SealAsync(context, id, form) is { } texts
                ? await decide(given with { Texts = texts })
                : HttpRefusals.PersonalDataErased;
        });
    }

    /// <summary>Decides on a claim that need not exist yet. One that the caller may not see has taken the id.</summary>
    public async Task<CommandResult> BeginAsync(
        RequestContext context, ClaimId id, Form form, ClaimDecision decide)
    {
        if (form.Refusal is { } invalid)
            return new CommandResult(invalid, null);
        if (context is not RehearsedRequest)
            queue.ThrowIfFull();
        return await DecideAsync(context, id, async given =>
        {
            if (given.Claim is { } claim && !context.Caller.MaySee(claim))
                return ClaimRefusals.Exists;
            return await SealAsync(context, id, form) is { } texts
                ? await decide(given with { Texts = texts })
                : HttpRefusals.PersonalDataErased;
        });
    }

    private async Task<CommandResult> DecideAsync(RequestContext context, ClaimId id, ClaimDecision decide)
    {
        var answer = await (context is RehearsedRequest { Rehearsal: var rehearsal }
            ? rehearsal.DecideAsync(id, decide, context.Cancel)
            : ledger.DecideAsync(id, decide, context.Actor, context.Cancel));
        if (answer.Decision is Decision<ClaimEvent>.Refused { Reason: var refusal })
            return new CommandResult(refusal, null);
        return new CommandResult(null, await views.OfAsync(answer.Claim!, context.Caller, context.Cancel))
        {
            Added = answer.Decision is Decision<ClaimEvent>.Accepted { Facts.Count: > 0 },
        };
    }

    /// <summary>Null when nothing more can be sealed for this claim.</summary>
    private async Task<SealedTexts?> SealAsync(RequestContext context, ClaimId id, Form form)
    {
        if (form.Texts.Count == 0)
            return SealedTexts.None;
        var result = await (context is not RehearsedRequest
            ? sealing.SealAsync(id.Value, form.Texts, context.Cancel)
            : sealing.TryAsync(id.Value, form.Texts, context.Cancel));
        return result is SealingResult.Sealed done ? new SealedTexts(done.Tokens) : null;
    }
}
