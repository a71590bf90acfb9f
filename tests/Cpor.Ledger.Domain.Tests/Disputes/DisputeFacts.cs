using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Disputes;

/// <summary>Contoso disputes, or does not.</summary>
internal static class DisputeFacts
{
    /// <summary>Both lines rejected on Monday and disputed in words: version 10.</summary>
    public static Past Disputed10 => Stories.Rejected.And(Disputed(Monday));

    /// <summary>Nobody disputed in time: version 10.</summary>
    public static Past Lapsed10 => Stories.Rejected.And(Lapsed(Examples.DisputeEnds));

    public static Disputed Disputed(Instant at, ValueList<LineId>? lines = null, int since = 9) => new(
        TheClaim,
        lines ?? Facts.Both,
        at,
        FirstDispute,
        Text("justification", "it-is-all-there"),
        [],
        SeedRegime.Count(Period.BusinessDays(10), at),
        InTime("yes", "disputed-at", at, lines, since));

    public static DisputeLapsed Lapsed(Instant at, ValueList<LineId>? lines = null, int since = 9) =>
        new(TheClaim, lines ?? Facts.Both, at, InTime("no", "asked-at", at, lines, since));

    public static RejectedFinally Finally(ValueList<LineId>? lines = null, int since = 10) => new(
        TheClaim,
        lines ?? Facts.Both,
        Monday,
        RejectionReason.InsufficientProof,
        [],
        [ProofDefect.MissingProducts],
        Text("comment", "sorry"),
        Facts.Decided
            .Asked(
                "proof-suffices",
                "Manage incentives customer associations (2020-07), Reasons for rejection",
                "no",
                [
                    .. Facts.At(lines ?? Facts.Both, "disputed", since),
                    new RuleInput("document", StatementDigest, 2),
                ])
            .DisputeLeft(lines ?? Facts.Both, "no", 1));

    private static DecisionRecord InTime(
        string answer, string asked, Instant at, ValueList<LineId>? lines, int since) => Facts.Decided.Asked(
        "disputed-in-time",
        Terms2020.DisputeWindow.Source,
        answer,
        [
            .. (lines ?? Facts.Both).Select(line =>
                RuleInput.At("dispute-ends", Examples.DisputeEnds, since, line)),
            RuleInput.At(asked, at),
        ]);
}
