using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Tests.Http;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Claims;

[Collection(nameof(Desk))]
public class races_over_http(Desk desk)
{
    private const int Many = 12;

    [Fact]
    public async Task many_submissions_at_once_are_one()
    {
        var draft = await desk.DraftAsync();
        await desk.AttachAsync(draft.ClaimId);

        var replies = await Task.WhenAll(
            Enumerable.Range(0, Many).Select(_ => desk.Partner.SubmitClaimAsync(draft.ClaimId)));

        replies.ShouldAllBe(reply => reply.Status == 200);
        (await FactsAsync(draft.ClaimId)).OfType<Submitted>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task many_creations_of_one_id_are_one()
    {
        var request = Requests.Microsoft365() with { ClaimId = $"{Guid.NewGuid()}" };

        var replies = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => desk.Partner.CreateClaimAsync(request)));

        replies.ShouldAllBe(reply => reply.Status == 201);
        (await FactsAsync(request.ClaimId)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task comments_at_once_are_all_kept()
    {
        var draft = await desk.DraftAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, Many).Select(number =>
            desk.Partner.CommentAsync(draft.ClaimId, new CommentRequest { Text = $"Number {number}." })));

        replies.ShouldAllBe(reply => reply.Status == 200);
        (await FactsAsync(draft.ClaimId)).OfType<Commented>().Count().ShouldBe(Many);
    }

    [Fact]
    public async Task of_two_that_expect_one_version_one_gets_it()
    {
        var draft = await desk.DraftAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, Many).Select(number => desk.Partner.CommentAsync(
            draft.ClaimId, new CommentRequest { Text = $"Number {number}." }, new Call(IfVersion: 1))));

        replies.Count(reply => reply.Status == 200).ShouldBe(1);
        replies.Count(reply => reply.Status == 412).ShouldBe(Many - 1);
    }

    [Fact]
    public async Task of_a_validation_and_a_withdrawal_one_comes_first_and_the_other_is_told()
    {
        var claim = await desk.UnderReviewAsync();

        var validating = desk.Reviewer.ValidateAsync(claim.ClaimId, new ValidateRequest());
        var withdrawing = desk.Partner.WithdrawAsync(claim.ClaimId, new WithdrawRequest());
        int[] statuses = [(await validating).Status, (await withdrawing).Status];

        statuses.Order().ShouldBe([200, 409]);
    }

    private async Task<IReadOnlyList<object>> FactsAsync(string claimId)
    {
        await using var session = desk.Ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(Guid.Parse(claimId))).Select(stored => stored.Data)];
    }
}
