using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Domain.Tests.Values;

public class domain_names
{
    [Theory]
    [InlineData("contoso.com", "contoso.com")]
    [InlineData("CONTOSO.Com", "contoso.com")]
    [InlineData("a.b.c.contoso-2.co.uk", "a.b.c.contoso-2.co.uk")]
    [InlineData("contoso.onmicrosoft.com", "contoso.onmicrosoft.com")]
    [InlineData("пример.рф", "xn--e1afmkfd.xn--p1ai")]
    [InlineData("ПРИМЕР.рф", "xn--e1afmkfd.xn--p1ai")]
    [InlineData("xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai")]
    [InlineData("XN--E1AFMKFD.xn--p1ai", "xn--e1afmkfd.xn--p1ai")]
    [InlineData("xn--h0afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai")]
    [InlineData("bücher.de", "xn--bcher-kva.de")]
    [InlineData("BÜCHER.de", "xn--bcher-kva.de")]
    [InlineData("例え.jp", "xn--r8jz45g.jp")]
    [InlineData("例え。jp", "xn--r8jz45g.jp")]
    [InlineData("اختبار.com", "xn--mgbachtv.com")]
    [InlineData("पार्टनर.in", "xn--c2bseyc4f4e.in")]
    public void are_kept_in_one_form(string given, string kept)
    {
        DomainName.Parse(given).ToString().ShouldBe(kept);
        DomainName.Parse(kept).ShouldBe(DomainName.Parse(given));
    }

    [Theory]
    [InlineData("ПРИМЕР.рф", "пример.рф")]
    [InlineData("xn--r8jz45g.jp", "例え.jp")]
    [InlineData("Contoso.com", "contoso.com")]
    public void are_shown_in_the_letters_of_their_language(string given, string shown) =>
        DomainName.Parse(given).Readable.ShouldBe(shown);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("contoso")]
    [InlineData(".com")]
    [InlineData("contoso.")]
    [InlineData("contoso.com.")]
    [InlineData("contoso..com")]
    [InlineData("-contoso.com")]
    [InlineData("contoso-.com")]
    [InlineData("con_toso.com")]
    [InlineData("con toso.com")]
    [InlineData(" contoso.com")]
    [InlineData("contoso.com\n")]
    [InlineData("contoso.com/")]
    [InlineData("ada@contoso.com")]
    [InlineData("192.168.0.1")]
    [InlineData("contoso.123")]
    [InlineData("con\0toso.com")]
    [InlineData("xn--zzzzzzzz.com")]
    [InlineData("xn--a.com")]
    [InlineData("😀.com")]
    [InlineData("a\u200Bb.com")]
    [InlineData("a\u202Eb.com")]
    [InlineData("bu\u0308cher.de")]
    [InlineData("ｃｏｎｔｏｓｏ.com")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com")]
    public void have_no_other_form(string? text) => DomainName.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void half_a_surrogate_pair_is_in_none() => DomainName.TryParse("a\ud800.com", out _).ShouldBeFalse();

    [Fact]
    public void are_at_most_253_characters_long()
    {
        var label = new string('a', 63);
        var longest = $"{label}.{label}.{label}.{new string('a', 61)}";

        DomainName.TryParse(longest, out _).ShouldBeTrue();
        DomainName.TryParse("a" + longest[..^4] + ".aaaa", out _).ShouldBeFalse();
    }
}
