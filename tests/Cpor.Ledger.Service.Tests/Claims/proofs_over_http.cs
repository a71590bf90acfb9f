using System.Net.Http.Headers;
using System.Text;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Tests.Http;

namespace Cpor.Ledger.Service.Tests.Claims;

[Collection(nameof(Desk))]
public class proofs_over_http(Desk desk)
{
    [Fact]
    public async Task are_kept_listed_and_handed_out_as_downloads()
    {
        var draft = await desk.DraftAsync();
        var text = "Подписано."u8.ToArray();
        using var content = new MemoryStream(text);
        var proof = (
            await desk.Partner.AttachProofAsync(draft.ClaimId, new UploadFile("C:\\tmp\\Договор.txt", content)))
            .Required();

        (proof.Size, proof.ContentType).ShouldBe((text.Length, "text/plain"));
        (await desk.Reviewer.ListProofsAsync(draft.ClaimId)).Required().Items.ShouldBe([proof]);
        (await desk.Reviewer.ListProofsAsync(draft.ClaimId, "review")).Required().Items.ShouldHaveSingleItem()
            .FileName.ShouldBe("Договор.txt");
        var download = (await desk.Reviewer.GetProofContentAsync(draft.ClaimId, proof.ProofId, "review")).Required();
        download.Content.ShouldBe(text);
        download.FileName.ShouldBe("Договор.txt");
        (await desk.Reviewer.GetProofContentAsync(draft.ClaimId, $"{Guid.NewGuid()}", "review")).Problem!.Code
            .ShouldBe("proof-unknown");
    }

    [Fact]
    public async Task are_never_shown_by_a_browser()
    {
        var draft = await desk.DraftAsync();
        var proof = await desk.AttachAsync(draft.ClaimId);

        using var response = await desk.PartnerHttp.GetAsync(new Uri(
            $"v1/claims/{draft.ClaimId}/proofs/{proof.ProofId}/content?reason=mine", UriKind.Relative));

        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("a.txt", "", "proof-empty", 422)]
    [InlineData("a.html", "<html><script>alert(1)</script></html>", "proof-type-not-allowed", 422)]
    [InlineData("a.exe", "MZ\u0000\u0001", "proof-type-not-allowed", 422)]
    public async Task that_nobody_should_open_are_refused(string name, string text, string code, int status)
    {
        var draft = await desk.DraftAsync();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));

        var reply = await desk.Partner.AttachProofAsync(draft.ClaimId, new UploadFile(name, content));

        (reply.Status, reply.Problem!.Code).ShouldBe((status, code));
        (await desk.Partner.GetClaimAsync(draft.ClaimId)).Required().ProofIds.ShouldBeEmpty();
    }

    [Fact]
    public async Task that_are_too_large_are_refused_while_they_arrive()
    {
        var draft = await desk.DraftAsync();
        using var content = new MemoryStream(new byte[26 * 1024 * 1024]);

        var reply = await desk.Partner.AttachProofAsync(draft.ClaimId, new UploadFile("a.pdf", content));

        reply.Status.ShouldBe(413);
    }

    [Theory]
    [InlineData("application/json", "{}", 415)]
    [InlineData("multipart/form-data", "--x--", 415)]
    [InlineData("multipart/form-data; boundary=x", "", 400)]
    [InlineData("multipart/form-data; boundary=x", "--x--\r\n", 400)]
    [InlineData(
        "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--\r\n", 400)]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=a; filename=b.txt\r\n\r\nbroken",
        400)]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=a; filename=\"\"\r\n\r\nb\r\n--x--\r\n",
        400)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno header\r\n\r\nb\r\n--x--\r\n", 400)]
    public async Task in_a_form_that_is_none_are_refused(string contentType, string body, int status)
    {
        var draft = await desk.DraftAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        using var response = await desk.PartnerHttp.PostAsync(
            new Uri($"v1/claims/{draft.ClaimId}/proofs", UriKind.Relative), content);

        ((int)response.StatusCode).ShouldBe(status, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task under_one_id_are_one()
    {
        var draft = await desk.DraftAsync();
        var id = $"{Guid.NewGuid()}";
        var first = await UploadAsync("One.");

        (await UploadAsync("One.")).Version.ShouldBe(first.Version);
        (await UploadAsync("Two.")).Problem!.Code.ShouldBe("proof-id-used");

        async Task<Contracts.Reply<ProofView>> UploadAsync(string text)
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
            return await desk.Partner.AttachProofAsync(draft.ClaimId, new UploadFile("a.txt", content, id));
        }
    }

    [Fact]
    public async Task are_written_into_a_template_that_the_ledger_fills_in_and_takes_back()
    {
        var draft = (await desk.Partner.CreateClaimAsync(Requests.BusinessApplications())).Required();

        var template = (await desk.Partner.GetProofTemplateAsync(draft.ClaimId, "ru")).Required();
        using var content = new MemoryStream(template.Content);
        var proof = (await desk.Partner.AttachProofAsync(draft.ClaimId, new UploadFile(template.FileName!, content)))
            .Required();

        proof.ContentType.ShouldBe(template.ContentType);
    }
}
