using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Verify.Tests.Logs;

namespace Cpor.Ledger.Verify.Tests.Stories;

/// <summary>A claim that everything happened to as the rules say.</summary>
/// <param name="Name">In kebab case; the name of its dossier.</param>
/// <param name="Claim">The claim that it is about.</param>
/// <param name="Facts">Its facts, and those of other claims between them.</param>
internal sealed record Story(string Name, ClaimId Claim, ValueList<ClaimEvent> Facts)
{
    public Story(string name, ClaimId claim, Desk desk)
        : this(name, claim, desk.Facts.ToValueList())
    {
    }

    /// <summary>Its log.</summary>
    public SmallLog Log() => SmallLog.Of(Facts);

    /// <summary>The same story in which some facts are others: lies of who keeps the log.</summary>
    public Story With(Func<ClaimEvent, IEnumerable<ClaimEvent>> change) =>
        this with { Facts = Facts.SelectMany(change).ToValueList() };

    /// <summary>The same with one kind of fact changed.</summary>
    public Story With<T>(Func<T, ClaimEvent> change)
        where T : ClaimEvent => With(fact => [fact is T one && one.ClaimId == Claim ? change(one) : fact]);
}
