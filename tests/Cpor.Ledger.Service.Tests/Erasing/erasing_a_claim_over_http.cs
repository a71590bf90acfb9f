using System.Net.Http.Headers;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Erasing;

/// <summary>One scene for the tests of a class; its clock stands still.</summary>
public sealed class OpenScene(Database database) : IAsyncLifetime
{
    internal ErasingScene Scene { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Scene = await ErasingScene.OpenAsync(database);

    public ValueTask DisposeAsync() => Scene.DisposeAsync();
}

public sealed class erasing_a_claim_over_http(OpenScene open, Database database) : IClassFixture<OpenScene>
{
    private readonly ErasingScene _scene = open.Scene;

    [Fact]
    public async Task says_on_a_certificate_what_was_erased_when_why_and_by_whom()
    {
        var claim = await _scene.DraftAsync();

        (await _scene.Operator.EraseAsync(claim, ErasingScene.Order())).Required();

        var certificate = await _scene.UntilFinishedAsync(claim);
        certificate.Basis.ShouldBe("data-subject-request");
        certificate.Scope.ShouldBe("all-personal-data");
        certificate.CaseReference.ShouldBe("DSR-2026-0017");
        certificate.ErasedBy.ShouldNotBeNull().ShouldStartWith("actor:");
        certificate.ErasedAt.ShouldBe(_scene.Ledger.Now);
        certificate.KeyDestroyedAt.ShouldBe(_scene.Ledger.Now);
        certificate.Fields.ShouldBe(
            [
                "customer-contact.email", "customer-contact.name", "customer-contact.title", "customer-name",
                "file-name", "name", "partner-contact.email", "partner-contact.name", "partner-contact.title",
                "solution-name", "solution-seller", "technical-contact.email", "technical-contact.name",
                "technical-contact.title", "text",
            ],
            ignoreOrder: true);
        certificate.Documents.Count.ShouldBe(1);
        certificate.LinkedClaims.ShouldBeEmpty();
        var history = await _scene.Auditor.HistoryAsync(claim, certificate.Version);
        history.Entries.Single(entry => entry.Action == "personal-data-erased").EventId.ShouldBe(certificate.EventId);
        var placed = await TestLedger.UntilAsync(
            async () => (await _scene.Auditor.GetErasureAsync(claim, "ru")).Value is { LogPosition: not null } view
                ? view
                : null,
            () => Task.FromResult("the fact has its position"));
        placed.Text.ShouldStartWith("Справка об удалении персональных данных");
        placed.Text.ShouldContain($"Его место в журнале: {placed.LogPosition}.");
    }

    [Fact]
    public async Task adds_nothing_the_second_time()
    {
        var claim = await _scene.DraftAsync();
        var call = new Call("the-first");
        var first = (await _scene.Operator.EraseAsync(claim, ErasingScene.Order(), call)).Required();
        await _scene.UntilFinishedAsync(claim);

        foreach (var again in new[] { call, new Call("another"), null })
        {
            var reply = await _scene.Operator.EraseAsync(claim, ErasingScene.Order(), again);
            (reply.Status, reply.Required().EventId, reply.Version).ShouldBe((200, first.EventId, first.Version));
        }
    }

    [Fact]
    public async Task is_refused_while_the_customer_is_asked_unless_a_court_orders_it()
    {
        await using var scene = await ErasingScene.OpenAsync(database);
        var claim = await scene.NotifiedAsync();

        var refused = await scene.Operator.EraseAsync(claim, ErasingScene.Order());

        (refused.Status, refused.Problem!.Code).ShouldBe((409, "personal-data-needed"));
        (await scene.Operator.GetErasureAsync(claim)).Problem!.Code.ShouldBe("erasure-unknown");
        (await scene.Operator.EraseAsync(claim, ErasingScene.Order("court-order"))).Required();
        await scene.UntilFinishedAsync(claim);
        await BecomesOfficialAsync(scene, claim);
    }

    [Fact]
    public async Task names_the_basis_and_a_case_without_names()
    {
        var claim = await _scene.DraftAsync();

        var refused = await _scene.Operator.EraseAsync(
            claim, new ErasePersonalDataRequest { Basis = "because", CaseReference = "Anna Müller" });

        refused.Status.ShouldBe(400);
        refused.Problem!.Fields.Select(field => $"{field.Path} {field.Code}")
            .ShouldBe(["basis not-one-of", "caseReference not-in-format"]);
    }

    [Fact]
    public async Task shows_since_when_wherever_a_text_was_and_takes_no_more()
    {
        var claim = await _scene.DraftAsync();
        (await _scene.Operator.EraseAsync(claim, ErasingScene.Order())).Required();
        await _scene.UntilFinishedAsync(claim);
        const string Since = "erased on 2026-03-02";

        (await _scene.Auditor.GetContactsAsync(claim, "test")).Required().Erased.ShouldBe(Since);
        var proof = (await _scene.Auditor.ListProofsAsync(claim, "test")).Required().Items.ShouldHaveSingleItem();
        proof.FileName.ShouldBe(Since);
        (await _scene.Auditor.GetProofContentAsync(claim, proof.ProofId, "test")).Status.ShouldBe(410);
        (await _scene.Auditor.ListCommentsAsync(claim, "test")).Required().Items.ShouldHaveSingleItem()
            .Text.ShouldBe(Since);
        var view = (await _scene.Partner.GetClaimAsync(claim)).Required();
        view.ErasedAt.ShouldBe(_scene.Ledger.Now);
        var history = await _scene.Auditor.HistoryAsync(claim, view.Version, "test");
        history.Entries.Where(entry => entry.HasComment).ShouldAllBe(entry => entry.Comment == Since);
        history.Entries.Single(entry => entry.Document != null).Document!.FileName.ShouldBe(Since);
        (await _scene.Partner.CommentAsync(claim, new CommentRequest { Text = "More." })).Status.ShouldBe(410);
        (await _scene.Partner.SubmitClaimAsync(claim)).Problem!.Code.ShouldBe("personal-data-erased");
        using var content = new MemoryStream("Signed."u8.ToArray());
        (await _scene.Partner.AttachProofAsync(claim, new UploadFile("a.txt", content))).Status.ShouldBe(410);
        (await _scene.Auditor.ExplainClaimAsync(claim, "ru")).Required();
        (await _scene.Partner.ListClaimsAsync(new ClaimListQuery { Name = Canary.In("new name") })).Required()
            .Items.ShouldNotContain(found => found.ClaimId == claim);
    }

    [Fact]
    public async Task gives_the_certificate_as_plain_text_to_who_would_rather_have_that()
    {
        var claim = await _scene.DraftAsync();
        (await _scene.Operator.EraseAsync(claim, ErasingScene.Order())).Required();
        using var http = Desk.Http(_scene.Ledger, CallerRole.Auditor);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/plain"));

        var text = await http.GetStringAsync($"/v1/claims/{claim}/erasure");

        text.ShouldStartWith("Certificate of the erasure of personal data\n");
        text.ShouldContain("Case: DSR-2026-0017.");
    }

    private static async Task BecomesOfficialAsync(ErasingScene scene, string claim)
    {
        var window = (await scene.Ledger.LoadAsync(ErasingScene.Id(claim)))!.State.NextDeadline()!.Value;
        await scene.Ledger.AdvanceAsync(window - scene.Ledger.Now);
        await scene.Ledger.UntilAsync(ErasingScene.Id(claim), ClaimStatus.Official);
    }
}
