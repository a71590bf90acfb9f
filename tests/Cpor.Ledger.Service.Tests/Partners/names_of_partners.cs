using System.Text;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Partners;

namespace Cpor.Ledger.Service.Tests.Partners;

public class names_of_partners
{
    private const string Known = """
        {"organisations":[
          {"id":"7100001","name":"Contoso","language":"de","locations":[
            {"mpnId":"1234567","name":"Berlin","country":"DE"},{"mpnId":"1234568","name":"Wien"}]},
          {"id":"7100002","name":"Fabrikam"}]}
        """;

    [Theory]
    [InlineData("7100001", "1234567", "Contoso, Berlin, DE (MPN 1234567)")]
    [InlineData("7100001", "1234568", "Contoso, Wien (MPN 1234568)")]
    [InlineData("7100001", "2345678", "Contoso (MPN 2345678)")]
    [InlineData("7100002", "2345678", "Fabrikam (MPN 2345678)")]
    [InlineData("7100002", "1234567", "Fabrikam (MPN 1234567)")]
    [InlineData("7100003", "1234567", "MPN 1234567")]
    public async Task say_what_the_directory_knows_and_always_the_number(
        string organisation, string mpn, string words) =>
        (await new PartnerNames(Read(Known)).OfAsync(OrganisationId.Parse(organisation), MpnId.Parse(mpn)))
            .ShouldBe(words);

    [Theory]
    [InlineData("7100001", "de")]
    [InlineData("7100002", null)]
    [InlineData("7100003", null)]
    public async Task come_with_the_language_that_a_partner_is_written_to(string organisation, string? language) =>
        (await new PartnerNames(Read(Known)).LanguageOfAsync(OrganisationId.Parse(organisation))).ShouldBe(language);

    [Fact]
    public async Task are_numbers_without_a_directory() =>
        (await new PartnerNames(FilePartnerDirectory.Empty)
            .OfAsync(OrganisationId.Parse("7100001"), MpnId.Parse("1234567"))).ShouldBe("MPN 1234567");

    [Theory]
    [InlineData("", "not as described")]
    [InlineData("{}", "no list 'organisations'")]
    [InlineData("""{"organisations":[{"id":"0","name":"A"}]}""", "organisations[0].id is no partner number")]
    [InlineData("""{"organisations":[{"id":"1"}]}""", "organisations[0].name is missing")]
    [InlineData("""{"organisations":[{"id":"1","name":" "}]}""", "organisations[0].name is missing")]
    [InlineData("""{"organisations":[{"id":"1","name":"A","language":"e n"}]}""", "organisations[0].language")]
    [InlineData("""{"organisations":[{"id":"1","name":"A"},{"id":"1","name":"B"}]}""", "organisations[1].id stands")]
    [InlineData(
        """{"organisations":[{"id":"1","name":"A","locations":[{"mpnId":"x","name":"B"}]}]}""",
        "organisations[0].locations[0].mpnId is no partner number")]
    [InlineData(
        """{"organisations":[{"id":"1","name":"A","locations":[{"mpnId":"2"}]}]}""",
        "organisations[0].locations[0].name is missing")]
    [InlineData(
        """{"organisations":[{"id":"1","name":"A","locations":[{"mpnId":"2","name":"B","country":"de"}]}]}""",
        "organisations[0].locations[0].country")]
    [InlineData(
        """
        {"organisations":[{"id":"1","name":"A","locations":[{"mpnId":"2","name":"B"}]},
          {"id":"3","name":"C","locations":[{"mpnId":"2","name":"B"}]}]}
        """,
        "organisations[1].locations holds 2")]
    public void are_refused_as_a_whole_when_one_is_wrong(string json, string problem) =>
        Should.Throw<InvalidDataException>(() => Read(json)).Message.ShouldContain(problem);

    private static FilePartnerDirectory Read(string json) =>
        FilePartnerDirectory.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
