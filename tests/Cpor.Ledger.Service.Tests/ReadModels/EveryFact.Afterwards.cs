using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.ReadModels;

/// <summary>Contests, disputes, corrections, reminders and what was carried over.</summary>
public static partial class EveryFact
{
    /// <summary>Contoso's: holds Intune, is contested, heard, corrected in vain.</summary>
    public static readonly ClaimId Holder = Examples.Claim("every-fact-holder");

    /// <summary>Fabrikam's: wins the contest, cannot reach its customer, and is refused for good.</summary>
    public static readonly ClaimId Rival = Examples.Claim("every-fact-rival");

    private static async Task GoOnAsync(TestLedger ledger)
    {
        await MakeOfficialAsync(ledger, Holder, "intune");
        await ContestAsync(ledger);
        await RefuseAsync(ledger);
        await MigrateAsync(ledger);
        await WaitAsync(ledger);
        await ledger.DoAsync(Dropped, new ErasePersonalData(
            ErasureScope.AllPersonalData, ErasureBasis.DataSubjectRequest, CaseReference.Parse("DSR-2026-1")));
    }

    private static async Task ContestAsync(TestLedger ledger)
    {
        await ledger.SubmitAsync(Rival, Examples.Fabrikam, "intune");
        var filed = (Claim.Filed)(await ledger.UntilAsync(Rival, ClaimStatus.Contested)).State;
        var contest = filed.Challenge(filed.Lines[0].Id)!;
        await ledger.DoAsync(Holder, new AnswerContest(contest.Id, [], Examples.Text("comment"), ledger.Terms()));
        await ledger.DoAsync(Rival, new DecideContest(
            contest.Id,
            ContestSide.Challenger,
            ContestReason.BetterProof,
            Examples.Window("won"),
            Examples.Text("comment"),
            (await ledger.LoadAsync(Holder))!.State,
            SlotHolders.None.Evolve(await OfficialAsync(ledger)),
            ledger.Regime()));
        await ledger.UntilAsync(Rival, ClaimStatus.CustomerNotified);
        var correction = new CorrectionId(Examples.Proof("correction").Value);
        await ledger.DoAsync(Holder, new ProposeCorrection(
            correction, [], null, Examples.Text("comment"), "actor:one", ledger.Terms()));
        await ledger.DoAsync(Holder, new DropCorrection(correction));
    }

    private static async Task RefuseAsync(TestLedger ledger)
    {
        await ledger.DoAsync(
            Rival, new RecordBounce(Examples.Window("won"), "5.1.1", Examples.Text("evidence"), ledger.Regime()));
        var reject = new RejectLines([], RejectionReason.ProofUnavailable, [], null, ledger.Regime());
        await ledger.DoAsync(Rival, reject);
        await ledger.DoAsync(Rival, new Dispute(
            new DisputeId(Examples.Proof("dispute").Value), [], Examples.Text("justification"), [], ledger.Regime()));
        var refused = await ledger.DoAsync(Rival, reject);
        var successor = Examples.Claim("every-fact-successor");
        await ledger.DoAsync(successor, new CreateDraft(
            successor, Examples.Fabrikam, Examples.Details(successor, "intune"), Rival, refused));
    }

    private static async Task MigrateAsync(TestLedger ledger)
    {
        var migrated = Examples.Claim("every-fact-migrated");
        await ledger.DoAsync(migrated, new MigrateAssociation(
            migrated,
            Examples.Contoso,
            MpnId.Parse("1234567"),
            Examples.Woodgrove,
            SolutionArea.BusinessApplications,
            ProductKey.Parse("power-bi"),
            new SubscriptionId(Examples.Proof("subscription").Value),
            [Activity.Usage],
            ledger.Now - Duration.FromDays(100),
            ledger.Now + Duration.FromDays(900),
            "every-fact",
            "1",
            SlotHolders.None,
            ledger.Terms()));
    }

    /// <summary>
    /// Until the challenger's first rejection is final, with a reminder before, and a review is late.
    /// </summary>
    private static async Task WaitAsync(TestLedger ledger)
    {
        var waiting = Examples.Claim("every-fact-waiting");
        await ledger.SubmitAsync(waiting, Examples.Contoso, "yammer");
        await ledger.UntilAsync(waiting, ClaimStatus.UnderReview);
        var line = ((Claim.Filed)(await ledger.LoadAsync(Challenger))!.State).Lines
            .Select(line => line.State).OfType<LineState.Rejected>().Single();
        await ledger.AdvanceAsync(line.Dispute!.RemindAt - ledger.Now);
        await ledger.DoAsync(Challenger, new Remind());
        await ledger.DoAsync(waiting, new Remind());
        await ledger.AdvanceAsync(line.Dispute.Ends - ledger.Now);
        await TestLedger.UntilAsync(
            async () => ((Claim.Filed)(await ledger.LoadAsync(Challenger))!.State).Lines
                .FirstOrDefault(known => known.State is LineState.RejectedFinally),
            () => Task.FromResult("the rejection is final"));
    }

    private static async Task<Official> OfficialAsync(TestLedger ledger)
    {
        var filed = (Claim.Filed)(await ledger.LoadAsync(Holder))!.State;
        var fact = filed.Submission.Fact;
        return new Official(
            Holder, fact.LineIds, ledger.Now, filed.Windows[0].Id, ledger.Now, fact.OrganisationId, fact.MpnId,
            fact.TenantId, fact.SolutionArea, fact.Activities, fact.Programmes, fact.Lines, fact.Exclusivity, false,
            fact.Decision);
    }
}
