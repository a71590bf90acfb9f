namespace Cpor.Ledger.Domain.Tests.Values;

public class sealed_texts
{
    private const string Prefix = "sealed:v1:details-given.v1:customer-contact.email:";

    [Fact]
    public void say_where_they_belong_and_not_what_they_hold() =>
        Sealed.Parse(Prefix + "AZaz09-_").ToString().ShouldBe(Prefix + "AZaz09-_");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Ada Lovelace")]
    [InlineData("sealed:v2:details-given.v1:name:AAAA")]
    [InlineData("sealed:v1:details-given.v1:name:")]
    [InlineData("sealed:v1:details-given.v1:name:AA==")]
    [InlineData("sealed:v1:details-given.v1:name:AAAA\n")]
    [InlineData("sealed:v1:DetailsGiven:name:AAAA")]
    [InlineData("sealed:v1::name:AAAA")]
    [InlineData("sealed:v1:name:AAAA")]
    [InlineData("sealed:v1:details-given.v1:name:AA:AA")]
    [InlineData(" sealed:v1:details-given.v1:name:AAAA")]
    public void have_one_format(string? text) => Sealed.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void are_at_most_16384_characters_long()
    {
        var longest = Prefix + new string('A', 16_384 - Prefix.Length);

        Sealed.TryParse(longest, out _).ShouldBeTrue();
        Sealed.TryParse(longest + "A", out _).ShouldBeFalse();
    }
}
