using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Claims;

public sealed class official_claims_over_http : IClassFixture<RunningLedger>, IDisposable
{
    private readonly List<HttpClient> _clients = [];
    private readonly TestLedger _ledger;
    private readonly LedgerClient _partner;
    private readonly LedgerClient _reviewer;

    public official_claims_over_http(RunningLedger running)
    {
        _ledger = running.Ledger;
        _partner = Client(Desk.Http(_ledger, CallerRole.Partner));
        _reviewer = Client(Desk.Http(_ledger, CallerRole.Reviewer));
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    [Fact]
    public async Task silence_is_counted_shown_and_ended_by_the_partner()
    {
        var request = Requests.Microsoft365("exchange-online", "teams");
        var claim = await OfficialAsync(_partner, request, notified =>
        {
            notified.Actions.ShouldBe(["attach-proof", "comment"]);
            var window = notified.NextDeadline.ShouldNotBeNull();
            window.Kind.ShouldBe("opt-out");
            window.Workings.Length.ShouldBe(5);
            notified.Lines.ShouldAllBe(line => line.Ends == window.Ends && line.WindowId != null);
        });
        claim.Actions.ShouldBe(["attach-proof", "comment", "disassociate"]);
        claim.Lines.ShouldAllBe(line => line.OfficialSince != null);

        var again = await DraftAsync(_partner, request);
        (await _partner.SubmitClaimAsync(again)).Problem!.Fields.Select(field => $"{field.Path} {field.Code}")
            .ShouldBe(["lines[0] slot-already-yours", "lines[1] slot-already-yours"]);
        var parted = (await _partner.DisassociateAsync(claim.ClaimId, new DisassociateRequest
        {
            LineIds = [claim.Lines[0].LineId],
            Reason = "We no longer work with them.",
        })).Required();

        parted.Lines.Select(line => (line.Status, line.Reason))
            .ShouldBe([("ended", "partner-disassociated"), ("official", null)]);
        (await _partner.SubmitClaimAsync(again)).Problem!.Fields.ShouldHaveSingleItem().Path.ShouldBe("lines[1]");
    }

    [Fact]
    public async Task another_partners_claim_for_the_slot_is_contested()
    {
        var request = Requests.Microsoft365();
        await OfficialAsync(_partner, request, _ => { });
        var fabrikam = Client(Desk.Http(_ledger, CallerRole.Partner, Examples.Fabrikam));

        var claim = await DraftAsync(fabrikam, request);
        (await fabrikam.SubmitClaimAsync(claim)).Required();
        await _ledger.UntilAsync(Id(claim), ClaimStatus.Contested);

        (await _reviewer.ValidateAsync(claim, new ValidateRequest())).Problem!.Code.ShouldBe("slot-held");
    }

    private async Task<ClaimView> OfficialAsync(
        LedgerClient partner, CreateClaimRequest request, Action<ClaimView> look)
    {
        var claim = await DraftAsync(partner, request);
        (await partner.SubmitClaimAsync(claim)).Required();
        await _ledger.UntilAsync(Id(claim), ClaimStatus.UnderReview);
        (await _reviewer.ValidateAsync(claim, new ValidateRequest())).Required();
        var notified = await _ledger.UntilAsync(Id(claim), ClaimStatus.CustomerNotified);
        look((await partner.GetClaimAsync(claim)).Required());
        await _ledger.AdvanceAsync(notified.State.NextDeadline()!.Value - _ledger.Now);
        await _ledger.UntilAsync(Id(claim), ClaimStatus.Official);
        return (await partner.GetClaimAsync(claim)).Required();
    }

    private static async Task<string> DraftAsync(LedgerClient partner, CreateClaimRequest request)
    {
        var claim = (await partner.CreateClaimAsync(request)).Required().ClaimId;
        using var content = new MemoryStream("Signed."u8.ToArray());
        (await partner.AttachProofAsync(claim, new UploadFile("proof.txt", content))).Required();
        return claim;
    }

    private LedgerClient Client(HttpClient http)
    {
        _clients.Add(http);
        return new LedgerClient(http);
    }

    private static ClaimId Id(string claim) => ClaimId.Parse(claim);
}
