using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Terms;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cpor.Ledger.Service.Claims;

/// <summary>What a door knows when it makes its command: the claim as it is, and the request's texts, sealed.</summary>
/// <param name="Claim">As it is now.</param>
/// <param name="Texts">Those of the request that are personal, sealed.</param>
/// <param name="Session">What the command is stored with.</param>
/// <param name="Terms">All there are.</param>
/// <param name="Cancel">Ends when the caller has gone.</param>
public sealed record Moment(
    Claim Claim, SealedTexts Texts, IDocumentSession Session, TermsLibrary Terms, CancellationToken Cancel)
{
    /// <summary>The terms that bind the claim.</summary>
    public Regime Regime => Terms.For(Claim);
}

/// <summary>What a claim answered at a door: a refusal, or what it is now.</summary>
public sealed record CommandResult(Refusal? Refusal, ClaimView? View)
{
    /// <summary>Whether anything was added; false for what had taken effect before.</summary>
    public bool Added { get; init; }

    /// <summary>The view with the claim's version as ETag, or the refusal as a problem.</summary>
    public Results<Tagged<Ok<ClaimView>>, ProblemHttpResult> ToResult() => ToResult(TypedResults.Ok);

    /// <summary>The same with another success.</summary>
    public Results<Tagged<TResult>, ProblemHttpResult> ToResult<TResult>(Func<ClaimView, TResult> success)
        where TResult : IResult, IEndpointMetadataProvider => Refusal is null
        ? Tagged.Of(View!.Version, success(View))
        : ProblemReply.Of(Refusal);
}

/// <summary>
/// What every door of a claim does with its request: checks that the caller may see the claim and means its present
/// version, seals the personal texts, has the command decided and stored, and shows the claim as it is then. All of it
/// is done again when a race was lost.
/// </summary>
public sealed class ClaimCommands(
    ClaimLedger ledger, CommandQueue turnstile, Sealing sealing, ClaimViews views, TermsLibrary terms)
{
    /// <summary>Asks a claim that must exist.</summary>
    public Task<CommandResult> DecideAsync(
        RequestContext context,
        string claimId,
        RequestValidator form,
        Func<Moment, ICommand<Claim, ClaimEvent>> command) =>
        DecideAsync(context, claimId, form, moment => ValueTask.FromResult(command(moment)));

    /// <summary>Asks a claim that must exist.</summary>
    public async Task<CommandResult> DecideAsync(
        RequestContext context,
        string claimId,
        RequestValidator form,
        Func<Moment, ValueTask<ICommand<Claim, ClaimEvent>>> command)
    {
        if (form.Refusal is { } invalid)
            return new CommandResult(invalid, null);
        if (!ClaimId.TryParse(claimId, out var id))
            return new CommandResult(ClaimRefusals.NotFound, null);
        return await DecideAsync(context, id, async (claim, session, cancel) =>
        {
            if (claim is null || !context.Caller.MaySee(claim))
                return new Refuse(ClaimRefusals.NotFound);
            if (context.IfMatch?.MatchStrongly(claim.Version) == false)
                return new Refuse(HttpRefusals.VersionMismatch);
            // The key may live a moment longer than the fact; what is sealed with it now could never be read.
            if (claim.ErasedAt is not null && form.Texts.Count > 0)
                return new Refuse(HttpRefusals.PersonalDataErased);
            return await SealAsync(context, id, form) is { } texts
                ? await command(new Moment(claim, texts, session, terms, cancel))
                : new Refuse(HttpRefusals.PersonalDataErased);
        });
    }

    /// <summary>
    /// Asks for a claim that need not exist yet; an existing one that the caller may not see is taken.
    /// </summary>
    public async Task<CommandResult> BeginAsync(
        RequestContext context,
        ClaimId id,
        RequestValidator form,
        Func<SealedTexts, IDocumentSession, ValueTask<ICommand<Claim, ClaimEvent>>> command)
    {
        if (form.Refusal is { } invalid)
            return new CommandResult(invalid, null);
        if (context is not RehearsedRequest)
            turnstile.ThrowIfFull();
        return await DecideAsync(context, id, async (claim, session, _) =>
        {
            if (claim is not null && !context.Caller.MaySee(claim))
                return new Refuse(ClaimRefusals.Exists);
            return await SealAsync(context, id, form) is { } texts
                ? await command(texts, session)
                : new Refuse(HttpRefusals.PersonalDataErased);
        });
    }

    private async Task<CommandResult> DecideAsync(RequestContext context, ClaimId id, CommandFor commandFor)
    {
        var answer = await (context is RehearsedRequest { Rehearsal: var rehearsal }
            ? rehearsal.DecideAsync(id, commandFor, context.Cancel)
            : ledger.DecideAsync(id, commandFor, context.Actor, context.Cancel));
        if (answer.Decision is Decision<ClaimEvent>.Refused { Reason: var refusal })
            return new CommandResult(refusal, null);
        return new CommandResult(null, await views.OfAsync(answer.Claim!, context.Caller, context.Cancel))
        {
            Added = answer.Decision is Decision<ClaimEvent>.Accepted { Facts.Count: > 0 },
        };
    }

    /// <summary>Null when nothing more can be sealed for this claim.</summary>
    private async Task<SealedTexts?> SealAsync(RequestContext context, ClaimId id, RequestValidator form)
    {
        if (form.Texts.Count == 0)
            return SealedTexts.None;
        var result = await (context is not RehearsedRequest
            ? sealing.SealAsync(id.Value, form.Texts, context.Cancel)
            : sealing.TryAsync(id.Value, form.Texts, context.Cancel));
        return result is SealingResult.Sealed done ? new SealedTexts(done.Tokens) : null;
    }

    /// <summary>Refuses without asking the claim.</summary>
    private sealed record Refuse(Refusal Why) : ICommand<Claim, ClaimEvent>
    {
        public Decision<ClaimEvent> Decide(Claim? state, NodaTime.Instant now) => Why;
    }
}
