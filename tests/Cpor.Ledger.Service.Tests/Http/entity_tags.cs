using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Service.Tests.Http;

[Collection(nameof(Desk))]
public class entity_tags(Desk desk)
{
    [Fact]
    public async Task name_the_version_that_a_command_made()
    {
        var draft = await desk.DraftAsync();

        var comment = await desk.Partner.CommentAsync(draft.ClaimId, new CommentRequest { Text = "One." });
        var now = await desk.Partner.GetClaimAsync(draft.ClaimId);

        (draft.Version, comment.Version, now.Version).ShouldBe((1, 2, 2));
    }

    [Fact]
    public async Task spare_a_reader_what_it_has()
    {
        var draft = await desk.DraftAsync();

        var same = await desk.Partner.GetClaimAsync(draft.ClaimId, known: 1);
        same.Status.ShouldBe(304);
        same.Version.ShouldBe(1);
        (await desk.Partner.GetClaimAsync(draft.ClaimId, known: 7)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("\"1\"", 200)]
    [InlineData("*", 200)]
    [InlineData("\"7\", \"1\"", 200)]
    [InlineData("\"2\"", 412)]
    [InlineData("W/\"1\"", 412)]
    [InlineData("1", 412)]
    [InlineData("nonsense", 412)]
    public async Task hold_a_command_back_when_the_claim_is_another(string ifMatch, int status)
    {
        var draft = await desk.DraftAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/claims/{draft.ClaimId}/withdrawal");
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);

        using var response = await desk.PartnerHttp.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(status);
        (await desk.Partner.GetClaimAsync(draft.ClaimId)).Required().Status
            .ShouldBe(status == 200 ? "withdrawn" : "draft");
    }

    [Fact]
    public async Task that_failed_leave_the_key_free()
    {
        var draft = await desk.DraftAsync();
        var comment = new CommentRequest { Text = "One." };

        (await desk.Partner.CommentAsync(draft.ClaimId, comment, new Call("entity-tags", IfVersion: 5))).Problem!.Code
            .ShouldBe("version-mismatch");
        (await desk.Partner.CommentAsync(draft.ClaimId, comment, new Call("entity-tags", IfVersion: 1))).Required();
    }
}
