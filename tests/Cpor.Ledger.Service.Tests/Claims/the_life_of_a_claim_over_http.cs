using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Tests.Http;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Claims;

[Collection(nameof(Desk))]
public class the_life_of_a_claim_over_http(Desk desk)
{
    [Fact]
    public async Task it_is_created_edited_proved_and_submitted()
    {
        var asked = Requests.Microsoft365("exchange-online", "teams");
        var created = await desk.Partner.CreateClaimAsync(asked);

        created.Status.ShouldBe(201);
        created.Version.ShouldBe(1);
        var draft = created.Required();
        draft.Status.ShouldBe("draft");
        draft.Programmes.ShouldBe(["osu-microsoft-365"]);
        draft.PersonalFields.ShouldBe(["name", "customerContact", "partnerContact"]);
        draft.Actions.ShouldBe(["give-details", "attach-proof", "comment", "submit", "withdraw"]);

        var fewer = Requests.Details(asked) with { Lines = [new ClaimedLine { Workload = "teams" }] };
        (await desk.Partner.GiveDetailsAsync(draft.ClaimId, fewer)).Required().Lines.ShouldHaveSingleItem()
            .Workload.ShouldBe("teams");
        await desk.AttachAsync(draft.ClaimId);
        var submitted = (await desk.Partner.SubmitClaimAsync(draft.ClaimId)).Required();

        submitted.Status.ShouldBe("submitted");
        submitted.TermsId.ShouldBe("cpor-2020-08");
        submitted.SubmittedAt.ShouldBe(desk.Ledger.Now);
        submitted.Actions.ShouldBe(["attach-proof", "comment", "withdraw"]);
    }

    [Fact]
    public async Task a_question_is_asked_and_answered_within_a_deadline_that_is_explained()
    {
        var claim = await desk.UnderReviewAsync();
        var asked = (await desk.Reviewer.RequestInfoAsync(
            claim.ClaimId,
            new RequestInfoRequest { Items = ["customer-contact", "proof"], Defects = ["missing-or-old-dates"] }))
            .Required();

        asked.Status.ShouldBe("action-required");
        var request = asked.OpenRequests.ShouldHaveSingleItem();
        request.Items.ShouldBe(["customer-contact", "proof"]);
        var due = asked.NextDeadline.ShouldNotBeNull();
        due.Kind.ShouldBe("answer");
        due.Ends.ShouldBe(Instant.FromUtc(2026, 3, 10, 7, 0));
        due.Workings.Days.Count(day => day.Kind == "weekend").ShouldBe(2);
        (await desk.Partner.GetClaimAsync(claim.ClaimId)).Required().Actions.ShouldContain("answer");

        var proof = await desk.AttachAsync(claim.ClaimId, "Signed and dated.");
        var answered = (await desk.Partner.ProvideInfoAsync(claim.ClaimId, new ProvideInfoRequest
        {
            RequestId = request.RequestId,
            CustomerContact = Requests.Customer with { Email = "new@woodgrove.example" },
            ProofIds = [proof.ProofId],
            Comment = "Here it is.",
        })).Required();

        answered.Status.ShouldBe("under-review");
        answered.NextDeadline.ShouldNotBeNull().Kind.ShouldBe("review");
        var contacts = (await desk.Reviewer.GetContactsAsync(claim.ClaimId, "review")).Required();
        contacts.CustomerContact.ShouldBe(Requests.Customer with { Email = "new@woodgrove.example" });
    }

    [Fact]
    public async Task lines_are_removed_rejected_and_validated_each_by_itself()
    {
        var claim = await desk.UnderReviewAsync("exchange-online", "teams", "intune");
        var lines = claim.Lines.Select(line => line.LineId).ToList();
        claim.NextDeadline.ShouldNotBeNull().Kind.ShouldBe("review");

        (await desk.Reviewer.RemoveLinesAsync(
            claim.ClaimId, new RemoveLinesRequest { LineIds = [lines[0]] })).Required();
        (await desk.Reviewer.RejectAsync(claim.ClaimId, new RejectRequest
        {
            LineIds = [lines[1]],
            Reason = "insufficient-proof",
            Defects = ["missing-products"],
            Comment = "Teams is not in the proof.",
        })).Required();
        var validated = (await desk.Reviewer.ValidateAsync(claim.ClaimId, new ValidateRequest())).Required();

        validated.Lines.Select(line => (line.Status, line.Reason)).ShouldBe(
            [("removed", null), ("rejected", "insufficient-proof"), ("validated", null)]);
        validated.Lines[2].WindowId.ShouldNotBeNull();
    }

    [Fact]
    public async Task a_draft_or_a_claim_in_review_is_withdrawn()
    {
        var draft = await desk.DraftAsync();
        var claim = await desk.UnderReviewAsync();

        foreach (var id in new[] { draft.ClaimId, claim.ClaimId })
        {
            var withdrawn = (
                await desk.Partner.WithdrawAsync(id, new WithdrawRequest { Comment = "Mistaken." })).Required();
            withdrawn.Status.ShouldBe("withdrawn");
            withdrawn.Actions.ShouldBe(["comment"]);
            (await desk.Partner.WithdrawAsync(id, new WithdrawRequest())).Version.ShouldBe(withdrawn.Version);
        }
    }

    [Fact]
    public async Task both_sides_comment()
    {
        var claim = await desk.UnderReviewAsync();
        var mine = Guid.NewGuid().ToString();

        (await desk.Partner.CommentAsync(claim.ClaimId, new CommentRequest { CommentId = mine, Text = "One\nline." }))
            .Required().CommentId.ShouldBe(mine);
        (await desk.Reviewer.CommentAsync(claim.ClaimId, new CommentRequest { Text = "Thanks." })).Required();

        var said = (await desk.Ledger.LoadAsync(ClaimId.Parse(claim.ClaimId)))!.State.Remarks;
        said.Count.ShouldBe(2);
    }
}
