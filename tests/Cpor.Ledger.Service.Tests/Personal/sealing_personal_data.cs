using System.Buffers.Text;
using System.Text;
using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Service.Tests.Personal;

public class sealing_personal_data(Database database) : PersonalTest(database)
{
    [Theory]
    [InlineData("")]
    [InlineData("anna.kowalska@fabrikam.example")]
    [InlineData("Мария Ёлкина\nвторая строка")]
    [InlineData("山田 太郎 🗾")]
    public async Task gives_the_text_back_to_a_reader(string text) =>
        (await UnsealedAsync(await SealedAsync(text))).ShouldBe(new Unsealed.Text(text));

    [Fact]
    public async Task names_the_place_in_the_token_and_hides_the_text()
    {
        var token = await SealedAsync("anna@fabrikam.example");

        token.ShouldStartWith("sealed:v1:details-given.v1:customer-contact.email:");
        Encoding.UTF8.GetString(Bytes(token)).ShouldNotContain("anna");
    }

    [Fact]
    public async Task gives_the_same_token_for_the_same_text_in_the_same_place_on_every_node()
    {
        var token = await SealedAsync("anna@fabrikam.example");
        var elsewhere = (Sealing)Node().GetService(typeof(Sealing))!;

        var again = await elsewhere.SealAsync(
            Claim, "details-given.v1", "customer-contact.email", "anna@fabrikam.example");

        again.ShouldBeOfType<SealingResult.Sealed>().Token.ShouldBe(token);
    }

    [Fact]
    public async Task gives_other_bytes_for_another_text_field_event_or_claim()
    {
        string[] tokens =
        [
            await SealedAsync("anna"),
            await SealedAsync("anne"),
            await SealedAsync("anna", field: "customer-contact.name"),
            await SealedAsync("anna", eventAlias: "info-provided.v1"),
            await SealedAsync("anna", claim: OtherClaim),
        ];

        tokens.Select(token => token.Split(':')[^1]).ShouldBeUnique();
        tokens.Select(Nonce).ShouldBeUnique();
    }

    [Fact]
    public async Task refuses_every_flipped_bit_of_the_token()
    {
        var token = await SealedAsync("anna@fabrikam.example");
        var tampered = Enumerable.Range(0, Bytes(token).Length * 8).Select(bit =>
        {
            var bytes = Bytes(token);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            return token[..(token.LastIndexOf(':') + 1)] + Base64Url.EncodeToString(bytes);
        }).ToList();

        var read = await Unsealing.UnsealAsync(Claim, tampered, Reviewer);

        read.Count.ShouldBe((12 + 21 + 16) * 8);
        read.ShouldAllBe(text => text is Unsealed.Unreadable);
    }

    [Fact]
    public async Task refuses_a_token_that_was_moved_to_another_claim_field_or_event()
    {
        var token = await SealedAsync("anna@fabrikam.example");
        await SealedAsync("something", claim: OtherClaim);

        (await UnsealedAsync(token, OtherClaim)).ShouldBeOfType<Unsealed.Unreadable>();
        (await UnsealedAsync(token.Replace("contact.email", "contact.name"))).ShouldBeOfType<Unsealed.Unreadable>();
        (await UnsealedAsync(token.Replace("details-given", "commented"))).ShouldBeOfType<Unsealed.Unreadable>();
    }

    [Fact]
    public async Task refuses_a_true_token_that_stands_in_the_wrong_field()
    {
        var partner = await SealedAsync("sales@contoso.example", field: "partner-contact.email");

        var read = await Unsealing.UnsealAsync(
            [new(Claim, partner, "customer-contact.email"), new(Claim, partner, "partner-contact.email")],
            Reviewer);

        read[0].ShouldBeOfType<Unsealed.Unreadable>();
        read[1].ShouldBe(new Unsealed.Text("sales@contoso.example"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("anna@fabrikam.example")]
    [InlineData("sealed:v2:commented.v1:text:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("sealed:v1:commented.v1:text:AAAA")]
    [InlineData("sealed:v1:Commented.v1:text:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("sealed:v1:commented.v1:text:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("sealed:v1:commented.v1:text:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n")]
    public async Task takes_no_other_text_for_a_token(string text) =>
        (await UnsealedAsync(text)).ShouldBeOfType<Unsealed.Unreadable>();

    [Fact]
    public async Task keeps_the_text_out_of_what_a_log_would_print()
    {
        new PlainText("commented.v1", "text", "canary").ToString().ShouldNotContain("canary");
        (await UnsealedAsync(await SealedAsync("canary"))).ToString()!.ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("Details", "text")]
    [InlineData("commented.v1", "with:colon")]
    [InlineData("commented.v1", "")]
    public async Task demands_names_that_keep_the_token_readable(string eventAlias, string field) =>
        await Should.ThrowAsync<ArgumentException>(() => Sealing.SealAsync(Claim, eventAlias, field, "text"));

    [Fact]
    public async Task refuses_a_text_that_is_too_long_or_is_not_unicode()
    {
        var tooLong = new string('я', Sealing.LongestText / 2 + 1);

        await Should.ThrowAsync<ArgumentException>(() => Sealing.SealAsync(Claim, "commented.v1", "text", tooLong));
        await Should.ThrowAsync<ArgumentException>(() => Sealing.SealAsync(Claim, "commented.v1", "text", "\ud800"));
        var longest = await SealedAsync(tooLong[1..], new string('f', 80), new string('e', 80));
        Domain.Sealed.TryParse(longest, out _).ShouldBeTrue();
    }

    private static string Nonce(string token) => Convert.ToHexString(Bytes(token).AsSpan(0, 12));

    private static byte[] Bytes(string token) => Base64Url.DecodeFromChars(token.Split(':')[^1]);
}
