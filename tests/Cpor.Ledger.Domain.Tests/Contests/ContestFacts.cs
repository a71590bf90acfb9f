using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Contests;

/// <summary>
/// Contests over Teams: in one Contoso challenges Fabrikam, in the other Fabrikam challenges Contoso. Both begin two
/// weeks after Monday.
/// </summary>
internal static class ContestFacts
{
    public const string Arbitration = "Issues with CPOR customer associations (2020-07)";

    /// <summary>Contoso challenges, with the fact of version 9.</summary>
    public static readonly ContestId Ours = ContestId.For(TheClaim, Teams, 9);

    /// <summary>Fabrikam challenges.</summary>
    public static readonly ContestId Theirs = ContestId.For(FabrikamsClaim, FabrikamsLine, 9);

    public static readonly Instant ContestedAt = Instant.FromUtc(2020, 9, 28, 16, 0);

    /// <summary>Midnight in Seattle after the fifth business day that follows.</summary>
    public static readonly Instant HearingEnds = Instant.FromUtc(2020, 10, 6, 7, 0);

    public static readonly SlotHolders FabrikamHoldsTeams =
        SlotHolders.None.Evolve(Facts.HeldByFabrikam(TeamsSlot));

    /// <summary>Contoso's claim under review, its Teams contested: version 9.</summary>
    public static Past Challenger => Stories.UnderReview.And(Facts.Contested(Teams, TeamsSlot, null, Facts.Decided));

    /// <summary>Contoso's official claim, its Teams contested by Fabrikam: version 12.</summary>
    public static Past Incumbent => Stories.Official.And(Contested());

    /// <summary>Fabrikam's official claim as it is while Contoso challenges its Teams.</summary>
    public static Past Fabrikams => Spec.Given([
        .. Stories.Official.Facts.Select(OfFabrikam),
        Contested() with { ClaimId = FabrikamsClaim, ContestId = Ours, ChallengerClaimId = TheClaim },
    ]);

    /// <summary>The same after Fabrikam answered with its letter.</summary>
    public static Past FabrikamsHeard => Fabrikams.And(
        OfFabrikam(Proof(ContestedAt)),
        Answered(Tuesday) with { ClaimId = FabrikamsClaim, ContestId = Ours });

    public static AssociationContested Contested(int since = 11) => new(
        TheClaim,
        [Teams],
        ContestedAt,
        Theirs,
        TeamsSlot,
        FabrikamsClaim,
        SeedRegime.Count(Period.BusinessDays(5), ContestedAt),
        Facts.Decided
            .Asked("is-official", Arbitration, "yes", Facts.At(Teams, "official", since))
            .Asked(
                "hearing", Terms2020.AnswerWindow.Source, "counted", RuleInput.At("contested-at", ContestedAt)));

    public static ProofAttached Proof(Instant at) => Facts.Proved(Facts.Both) with
    {
        HappenedAt = at,
        ProofId = Letter,
        Sha256 = LetterDigest,
    };

    public static ContestAnswered Answered(Instant at, Sealed? comment = null) => new(
        TheClaim,
        [Teams],
        at,
        Theirs,
        [Letter],
        comment,
        Facts.Decided.Asked(
            "heard-in-time",
            Terms2020.AnswerWindow.Source,
            "yes",
            RuleInput.At("hearing-ends", HearingEnds, 12, Teams),
            RuleInput.At("answered-at", at)));

    public static DecisionRecord Decided(
        ContestSide winner,
        ContestReason reason,
        string heard,
        int opened = 9,
        params ValueList<string> documents) => Facts.Decided
        .Asked(
            "most-recent-proof",
            "Announcement to partners (2020-07): the most recent proof counts",
            documents.Count > 0 ? "incumbent" : "challenger",
            [
                new RuleInput("challengers-document", StatementDigest, 2),
                .. documents.Select(digest => new RuleInput("incumbents-document", digest)),
            ])
        .Asked(
            "incumbent-heard",
            Terms2020.AnswerWindow.Source,
            heard,
            documents.Count > 0 ? [RuleInput.At("hearing-ends", HearingEnds)] : [])
        .Asked(
            "contest-decided",
            Arbitration,
            StoredFormat.Text(winner),
            new RuleInput("contested-slot", $"{TeamsSlot}", opened, Teams),
            new RuleInput("reason", StoredFormat.Text(reason)));

    public static ContestDecided DecidedOurs(
        ContestSide winner, ContestReason reason, Instant at, DecisionRecord record, Sealed? comment = null) => new(
        TheClaim,
        [Teams],
        at,
        Ours,
        TeamsSlot,
        ContestSide.Challenger,
        winner,
        reason,
        FabrikamsClaim,
        comment,
        record);

    /// <summary>What Contoso hears as the incumbent.</summary>
    public static ContestDecided DecidedTheirs(
        ContestSide winner, ContestReason reason, Instant at, int opened = 12) => new(
        TheClaim,
        [Teams],
        at,
        Theirs,
        TeamsSlot,
        ContestSide.Incumbent,
        winner,
        reason,
        FabrikamsClaim,
        null,
        Facts.Decided.Asked(
            "contest-decided",
            Arbitration,
            StoredFormat.Text(winner),
            new RuleInput("contested-slot", $"{TeamsSlot}", opened, Teams),
            new RuleInput("reason", StoredFormat.Text(reason))));

    /// <summary>The fact as Fabrikam's claim has it.</summary>
    public static ClaimEvent OfFabrikam(ClaimEvent fact) => fact switch
    {
        DraftCreated created => created with { ClaimId = FabrikamsClaim, OrganisationId = Fabrikam },
        Submitted submitted => submitted with { ClaimId = FabrikamsClaim, OrganisationId = Fabrikam },
        Official official => official with { ClaimId = FabrikamsClaim, OrganisationId = Fabrikam },
        _ => fact with { ClaimId = FabrikamsClaim },
    };
}
