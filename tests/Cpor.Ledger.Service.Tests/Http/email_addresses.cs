using Cpor.Ledger.Service.Http;
using MimeKit;

namespace Cpor.Ledger.Service.Tests.Http;

public class email_addresses
{
    [Theory]
    [InlineData("jana@woodgrove.example", "jana@woodgrove.example")]
    [InlineData("j.a-n_a+cpor@WOODGROVE.Example", "j.a-n_a+cpor@woodgrove.example")]
    [InlineData("o'brien@woodgrove.example", "o'brien@woodgrove.example")]
    [InlineData("яна@пример.рф", "яна@xn--e1afmkfd.xn--p1ai")]
    [InlineData("佐藤@例え.テスト", "佐藤@xn--r8jz45g.xn--zckzah")]
    [InlineData("jana@mu\u0308ller.example", "jana@xn--mller-kva.example")]
    public void are_taken_with_the_domain_in_its_ascii_form(string text, string expected)
    {
        EmailAddress.TryParse(text, out var address).ShouldBeTrue();

        address.ShouldBe(expected);
        MailboxAddress.TryParse(address, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("jana")]
    [InlineData("jana@")]
    [InlineData("@woodgrove.example")]
    [InlineData("jana@woodgrove")]
    [InlineData("jana@@woodgrove.example")]
    [InlineData("jana@[192.0.2.1]")]
    [InlineData("jana@192.0.2.1")]
    [InlineData("\"jana k\"@woodgrove.example")]
    [InlineData("jana k@woodgrove.example")]
    [InlineData("jana@woodgrove.example,tim@woodgrove.example")]
    [InlineData("Jana <jana@woodgrove.example>")]
    [InlineData(".jana@woodgrove.example")]
    [InlineData("jana.@woodgrove.example")]
    [InlineData("ja..na@woodgrove.example")]
    [InlineData("jana@woodgrove.example\r\nBcc: tim@woodgrove.example")]
    [InlineData("ja\u0000na@woodgrove.example")]
    [InlineData("ja\u202ena@woodgrove.example")]
    [InlineData("jana@\uff57oodgrove.example")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@woodgrove.example")]
    public void that_mail_servers_understand_differently_are_not(string text) =>
        EmailAddress.TryParse(text, out _).ShouldBeFalse();
}
