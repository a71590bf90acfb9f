using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests;

/// <summary>
/// Every fact of the examples in full, written by hand with its decision record: what specs expect, and what they begin
/// from. Versions are those of <see cref="Stories"/> unless given.
/// </summary>
internal static class Facts
{
    public static readonly ValueList<LineId> Both = [Exchange, Teams];

    public static DecisionRecord Decided => new(Terms2020.Id, Terms2020.Hash, []);

    public static DraftCreated Created(ClaimDetails? details = null) => new(
        TheClaim,
        (details ?? Details).Lines.Select(line => line.LineId).ToValueList(),
        Monday,
        Contoso,
        details ?? Details);

    public static ProofAttached Proved(params IEnumerable<LineId> lines) => new(
        TheClaim,
        lines.ToValueList(),
        Monday,
        Statement,
        StatementDigest,
        1_024,
        "application/pdf",
        Text("file-name", "statement"));

    public static Submitted Submitted(Exclusivity? exclusivity = null) => new(
        TheClaim,
        Both,
        Monday,
        Contoso,
        ContosoSeattle,
        Northwind,
        NorthwindDomain,
        SolutionArea.Microsoft365,
        [Activity.Usage],
        [Programme.OsuMicrosoft365],
        [
            new(Exchange, ExchangeSlot, ExchangeOnline, null, null, null),
            new(Teams, TeamsSlot, TeamsWorkload, null, null, null),
        ],
        [Statement],
        exclusivity ?? Terms2020.Exclusivity.Value,
        PaymentOptOut: false,
        Decided
            .Asked(
                "required-fields-given",
                Terms2020.RequiredFields.Source,
                "yes",
                new RuleInput("kind", "microsoft-365", 1),
                new RuleInput("document", StatementDigest, 2))
            .Asked(
                "slot-already-yours",
                Terms2020.Exclusivity.Source,
                "no",
                new RuleInput("slot", $"{ExchangeSlot}", LineId: Exchange),
                new RuleInput("slot", $"{TeamsSlot}", LineId: Teams)));

    public static CheckRecorded Checked(string check, params IEnumerable<CheckResult> results) =>
        new(TheClaim, Both, Monday, check, results.Any() ? results.ToValueList() : [Passed(Exchange), Passed(Teams)]);

    public static CheckResult Passed(LineId line) => new(line, CheckOutcome.Passed, null, []);

    public static CheckResult Failed(LineId line, string? code) => new(line, CheckOutcome.Failed, code, []);

    public static DecisionRecord SlotAsked(
        this DecisionRecord record, LineId line, Slot slot, ClaimId? holder = null, int submitted = 3) => record.Asked(
        "slot-free",
        Terms2020.Exclusivity.Source,
        holder is null ? "yes" : "no",
        new RuleInput("slot", $"{slot}", submitted, line),
        new RuleInput("holder", holder is { } claim ? $"{claim}" : "none", LineId: line));

    public static DecisionRecord SlotsFree(this DecisionRecord record) =>
        record.SlotAsked(Exchange, ExchangeSlot).SlotAsked(Teams, TeamsSlot);

    public static ReviewOpened ReviewOpened(ValueList<LineId>? lines = null, DecisionRecord? slots = null) => new(
        TheClaim,
        lines ?? Both,
        Monday,
        SeedRegime.Count(Period.BusinessDays(10), Monday),
        (slots ?? Decided.SlotsFree()).Asked(
            "checks-passed",
            "Issues with CPOR customer associations (2020-07)",
            "yes",
            new RuleInput("check", "tenant-domain", 4),
            new RuleInput("check", "subscription", 5),
            new RuleInput("check", "proof-present", 6),
            new RuleInput("check", "proof-reuse", 7)));

    /// <summary>The promise to lines that come back after they were accepted.</summary>
    public static ReviewOpened ReviewedAgain(Instant at, ValueList<LineId> lines, string state, int since) => new(
        TheClaim,
        lines,
        at,
        SeedRegime.Count(Period.BusinessDays(10), at),
        Decided.Asked("review-again", Terms2020.ReviewPromise.Source, "yes", [.. At(lines, state, since)]));

    public static Contested Contested(LineId line, Slot slot, WindowId? window, DecisionRecord decision) =>
        new(TheClaim, [line], Monday, window, [new(line, slot, FabrikamsClaim)], decision);

    public static RuleInput At(LineId line, string state, int version) => new("line-state", state, version, line);

    public static ValueList<RuleInput> At(ValueList<LineId> lines, string state, int version) =>
        lines.Select(line => At(line, state, version)).ToValueList();

    public static InfoRequested Asked(
        ValueList<LineId>? lines = null,
        ValueList<RequestedItem>? items = null,
        string state = "under-review",
        int since = 8) => new(
        TheClaim,
        lines ?? Both,
        Monday,
        FirstRequest,
        items ?? [RequestedItem.CustomerContact, RequestedItem.Proof],
        [ProofDefect.MissingOrOldDates],
        Text("comment", "please"),
        SeedRegime.Count(Period.BusinessDays(5), Monday),
        CustomerUnreachable: false,
        Decided.Asked("answer-window", Terms2020.AnswerWindow.Source, "counted", [.. At(lines ?? Both, state, since)]));

    public static DecisionRecord AnsweredInTime(string answer, string asked, Instant at, int version = 9) =>
        Decided.Asked(
        "answered-in-time",
        Terms2020.AnswerWindow.Source,
        answer,
        RuleInput.At("answer-due", AnswerDue, version),
        RuleInput.At(asked, at));

    public static InfoProvided Answered(Answer answer, Instant at, ValueList<LineId>? lines = null, int asked = 9) =>
        new(
        TheClaim,
        lines ?? Both,
        at,
        FirstRequest,
        answer.MpnId,
        answer.CustomerContact,
        answer.TechnicalContact,
        answer.PartnerContact,
        answer.ProofIds,
        answer.Comment,
        AnsweredInTime("yes", "answered-at", at, asked));

    public static Rejected Lapsed(Instant at, ValueList<LineId>? lines = null) => new(
        TheClaim,
        lines ?? Both,
        at,
        RejectionReason.NoPartnerResponse,
        [],
        [],
        null,
        AnsweredInTime("no", "asked-at", at).DisputeLeft(lines ?? Both))
    {
        DisputeEnds = DisputeEnds(at),
    };

    public static Validated Validated(
        ValueList<LineId>? lines = null, WindowId? window = null, DecisionRecord? slots = null) => new(
        TheClaim,
        lines ?? Both,
        Monday,
        window ?? FirstWindow,
        (slots ?? Decided.SlotsFree()).Asked(
            "proof-suffices",
            "Manage incentives customer associations (2020-07), Under review",
            "yes",
            new RuleInput("document", StatementDigest, 2)));

    public static CustomerNotified Notified(
        ValueList<LineId>? lines = null, WindowId? window = null, Instant? at = null, int since = 9)
    {
        var counted = Deadline.Count(Period.BusinessDays(5), at ?? Monday, London, Weekends);
        return new CustomerNotified(
            TheClaim,
            lines ?? Both,
            at ?? Monday,
            window ?? FirstWindow,
            counted,
            counted.Ends,
            "message-1@ledger.example",
            Decided.Asked(
                "opt-out-window",
                Terms2020.OptOutWindow.Source,
                "counted",
                [
                    .. At(lines ?? Both, "validated", since),
                    RuleInput.At("accepted-at", at ?? Monday),
                    RuleInput.At("counted-end", counted.Ends),
                    RuleInput.At("stated-end", counted.Ends),
                    new RuleInput("country", "GB"),
                    new RuleInput("time-zone", "Europe/London"),
                ]));
    }

    public static OptedOut OptedOut(
        Instant at, ValueList<LineId>? lines = null, int since = 10, Instant? ends = null) => new(
        TheClaim,
        lines ?? Both,
        at,
        FirstWindow,
        Decided.Asked(
            "opted-out-in-time",
            Terms2020.OptOutWindow.Source,
            "yes",
            [
                .. (lines ?? Both).Select(line => RuleInput.At("opt-out-ends", ends ?? OptOutEnds, since, line)),
                RuleInput.At("refused-at", at),
            ]));

    /// <summary>The accepted notification came back, as a person recorded.</summary>
    public static ValueList<ClaimEvent> Bounced(
        Instant? at = null, ValueList<LineId>? lines = null, string? status = "5.1.1") =>
    [
        new NotificationBounced(
            TheClaim, lines ?? Both, at ?? Tuesday, FirstWindow, status, Text("evidence", "returned-mail")),
        new InfoRequested(
            TheClaim,
            lines ?? Both,
            at ?? Tuesday,
            RequestId.ForUnreachable(FirstWindow),
            [RequestedItem.CustomerContact],
            [],
            null,
            SeedRegime.Count(Period.BusinessDays(5), at ?? Tuesday),
            CustomerUnreachable: true,
            Decided.Asked(
                "customer-reachable",
                Terms2020.AnswerWindow.Source,
                "no",
                [.. At(lines ?? Both, "notified", 10), new RuleInput("enhanced-status", status ?? "none")])),
    ];

    public static DecisionRecord WindowOver(
        this DecisionRecord record, Instant at, ValueList<LineId>? lines = null, int since = 10) => record.Asked(
        "opt-out-window-over",
        Terms2020.OptOutWindow.Source,
        "yes",
        [
            .. (lines ?? Both).Select(line => RuleInput.At("opt-out-ends", OptOutEnds, since, line)),
            RuleInput.At("asked-at", at),
        ]);

    public static Official Official(Instant at, ValueList<LineId>? lines = null, DecisionRecord? decision = null) =>
        new(
        TheClaim,
        lines ?? Both,
        at,
        FirstWindow,
        OptOutEnds,
        Contoso,
        ContosoSeattle,
        Northwind,
        SolutionArea.Microsoft365,
        [Activity.Usage],
        [Programme.OsuMicrosoft365],
        Submitted().Lines.Where(line => (lines ?? Both).Contains(line.LineId)).ToValueList(),
        Terms2020.Exclusivity.Value,
        PaymentOptOut: false,
        decision ?? Decided.SlotsFree().WindowOver(at));

    public static Rejected Rejected(
        RejectionReason reason, ValueList<LineId>? lines = null, string state = "under-review", int since = 8) => new(
        TheClaim,
        lines ?? Both,
        Monday,
        reason,
        [],
        [ProofDefect.MissingProducts],
        Text("comment", "sorry"),
        Decided.Asked(
            "proof-suffices",
            "Manage incentives customer associations (2020-07), Reasons for rejection",
            "no",
            [.. At(lines ?? Both, state, since), new RuleInput("document", StatementDigest, 2)])
            .DisputeLeft(lines ?? Both))
        {
            DisputeEnds = DisputeEnds(Monday),
        };

    /// <summary>Thirty calendar days where the programme is at home.</summary>
    public static Deadline DisputeEnds(Instant rejected) => SeedRegime.Count(Period.CalendarDays(30), rejected);

    public static DecisionRecord DisputeLeft(
        this DecisionRecord record, ValueList<LineId> lines, string answer = "yes", int disputes = 0) => record.Asked(
        "dispute-left",
        Terms2020.Disputes.Source,
        answer,
        [.. lines.Select(line => new RuleInput("disputes-so-far", $"{disputes}", LineId: line))]);

    public static AssociationEnded Ended(Instant at, ValueList<LineId>? lines = null, int since = 11) => new(
        TheClaim,
        lines ?? Both,
        at,
        at,
        EndReason.PartnerDisassociated,
        Submitted().Lines.Where(line => (lines ?? Both).Contains(line.LineId))
            .Select(line => new FreedSlot(line.LineId, line.Slot)).ToValueList(),
        Text("comment", "goodbye"),
        Decided.Asked(
            "is-official",
            "Manage incentives customer associations (2023-10), Disassociate customer",
            "yes",
            [.. At(lines ?? Both, "official", since)]));

    /// <summary>Fabrikam's official hold on a slot, as its own claim says it.</summary>
    public static Official HeldByFabrikam(Slot slot, params IEnumerable<Activity> activities) => Official(Monday) with
    {
        ClaimId = FabrikamsClaim,
        LineIds = [FabrikamsLine],
        OrganisationId = Fabrikam,
        Activities = activities.Any() ? activities.ToValueList() : [Activity.Usage],
        Lines = [new(FabrikamsLine, slot, null, null, null, null)],
    };
}
