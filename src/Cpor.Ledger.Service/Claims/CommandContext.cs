using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Terms;
using Marten;
using NodaTime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Decides on a claim as it is now. Called again, with another context, when a race was lost.</summary>
public delegate ValueTask<Decision<ClaimEvent>> ClaimDecision(CommandContext given);

/// <summary>Everything that a decision on a claim is given.</summary>
/// <param name="Claim">As it is now; null when it has no facts.</param>
/// <param name="Now">
/// The instant of the decision, and of its facts. Whatever depends on time is looked up for this instant, and the clock
/// is not read again.
/// </param>
/// <param name="Session">What the facts are stored with.</param>
/// <param name="Terms">All there are.</param>
/// <param name="Cancel">Ends when the caller has gone.</param>
public sealed record CommandContext(
    Claim? Claim, Instant Now, IDocumentSession Session, TermsLibrary Terms, CancellationToken Cancel)
{
    /// <summary>The request's personal texts, sealed.</summary>
    public SealedTexts Texts { get; init; } = SealedTexts.None;

    /// <summary>The terms that bind the claim.</summary>
    public Regime Regime => Terms.For(Claim);

    /// <summary>What a command decides on the claim.</summary>
    public Decision<ClaimEvent> Decide(ICommand<Claim, ClaimEvent> command) => command.Decide(Claim, Now);

    /// <summary>
    /// What commands decide one after the other, each on what the former made of the claim: all their facts, or the
    /// first refusal and none of them.
    /// </summary>
    public Decision<ClaimEvent> Decide(IEnumerable<ICommand<Claim, ClaimEvent>> commands)
    {
        var claim = Claim;
        ValueList<ClaimEvent> all = [];
        foreach (var command in commands)
        {
            var decision = command.Decide(claim, Now);
            if (decision is not Decision<ClaimEvent>.Accepted { Facts: var facts })
                return decision;
            claim = facts.Aggregate(claim, ClaimFolding.Evolve);
            all = [.. all, .. facts];
        }

        return all;
    }
}
