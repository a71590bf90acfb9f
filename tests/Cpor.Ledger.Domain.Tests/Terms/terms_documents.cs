using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Terms;

public class terms_documents
{
    private const string NameRequired = """{"kind":"microsoft-365","field":"name"}""";

    [Fact]
    public void the_seed_gives_the_customer_five_business_days_and_the_partner_five_to_answer()
    {
        Terms2020.OptOutWindow.Value.ShouldBe(Period.BusinessDays(5));
        Terms2020.AnswerWindow.Value.ShouldBe(Period.BusinessDays(5));
        Terms2020.ReviewPromise.Value.ShouldBe(Period.BusinessDays(10));
        Terms2020.DisputeWindow.Value.ShouldBe(Period.CalendarDays(30));
        Terms2020.Disputes.Value.ShouldBe(1);
        Terms2020.Exclusivity.Value.ShouldBe(new Exclusivity(false, false));
        Terms2020.PaymentOptOut.Value.ShouldBeFalse();
        Terms2020.Acknowledgements.Value.ShouldBeEmpty();
    }

    [Fact]
    public void the_seed_says_of_what_it_takes_from_elsewhere_where_from()
    {
        Sourced(Terms2020).ShouldAllBe(source => source.StartsWith("Create a customer association via the CPOR model")
            || source.StartsWith("Silent in the CPOR article; ")
            || source == "Silent in every source; the programme's home");
        Terms2020.AnswerWindow.Source.ShouldStartWith("Silent in the CPOR article");
        Terms2020.ReviewPromise.Source.ShouldStartWith("Silent in the CPOR article");
        Terms2020.DisputeWindow.Source.ShouldStartWith("Silent in the CPOR article");
        Terms2020.OptOutWindow.Source.ShouldContain("five business days");
    }

    [Fact]
    public void the_managing_article_gives_the_customer_seven_days()
    {
        var terms = TermsDocument.Cpor2020Manage;

        terms.EffectiveFrom.ShouldBe(Instant.FromUtc(2020, 7, 1, 0, 0));
        terms.OptOutWindow.Value.ShouldBe(Period.CalendarDays(7));
        terms.AnswerWindow.Value.ShouldBe(Period.BusinessDays(5));
        terms.ReviewPromise.Value.ShouldBe(Period.BusinessDays(10));
        terms.DisputeWindow.Value.ShouldBe(Period.CalendarDays(30));
        terms.LateDecline!.Value.ShouldBeFalse();
        terms.RequiredFields.Value.ShouldBe(Terms2020.RequiredFields.Value);
        terms.Exclusivity.Value.ShouldBe(Terms2020.Exclusivity.Value);
    }

    [Fact]
    public void the_regime_of_2023_lets_the_customer_decline_at_any_time_and_gives_everybody_longer()
    {
        var terms = TermsDocument.Cpor2023;

        terms.EffectiveFrom.ShouldBe(Instant.FromUtc(2023, 10, 10, 0, 0));
        terms.OptOutWindow.Value.ShouldBe(Period.BusinessDays(5));
        terms.AnswerWindow.Value.ShouldBe(Period.BusinessDays(14));
        terms.ReviewPromise.Value.ShouldBe(Period.BusinessDays(5 + 14));
        terms.DisputeWindow.Value.ShouldBe(Period.CalendarDays(30));
        terms.Disputes.Value.ShouldBe(1);
        terms.Exclusivity.Value.ShouldBe(new Exclusivity(false, RevenueAssociationTakesSlot: true));
        terms.PaymentOptOut.Value.ShouldBeTrue();
        terms.Acknowledgements.Value.ShouldHaveSingleItem();
        terms.LateDecline!.Value.ShouldBeTrue();
        terms.EffectiveFromRefusedClaim!.Value.ShouldBeFalse();
    }

    [Fact]
    public void the_regime_of_2023_asks_for_no_domain_name_and_no_technical_contact_but_for_every_subscription()
    {
        foreach (var kind in Enum.GetValues<ClaimKind>())
        {
            TermsDocument.Cpor2023.Ask(kind, ClaimField.DomainName).ShouldBeFalse();
            TermsDocument.Cpor2023.Ask(kind, ClaimField.TechnicalContact).ShouldBeFalse();
            TermsDocument.Cpor2023.Ask(kind, ClaimField.SubscriptionId).ShouldBe(kind != ClaimKind.Microsoft365);
            TermsDocument.Cpor2023.Ask(kind, ClaimField.Proof).ShouldBeTrue();
        }
    }

    [Fact]
    public void the_documents_beside_the_seed_name_the_article_of_each_value()
    {
        foreach (var terms in TermsDocument.Shipped.Except([Terms2020]))
        {
            Sourced(terms).ShouldAllBe(
                source => source == "Silent in every source; the programme's home" || source.Contains("(20"), terms.Id);
        }
    }

    // Claims are bound to the hash of these bytes: another rule is another document.
    [Fact]
    public void the_shipped_terms_are_never_edited() => TermsDocument.Shipped
        .ToDictionary(terms => terms.Id, terms => terms.Hash)
        .ShouldBe(new Dictionary<string, string>
        {
            ["cpor-2020-08"] = "c2b90ece98e9524e7c2f4ae2ed9d01e34252f7c2000301959f37f474bcc7cab2",
            ["cpor-2020-07"] = "019587f32cdc52db4e6f92a77bbbcef6799e09c1757e4938e33e6bf11ef9072b",
            ["cpor-2023-10"] = "48144c395a3d81164fa110d3bb82093d7ab6ecf07f8079edcf31e132a02a0ec0",
        });

    [Fact]
    public void those_of_the_samples_can_be_read()
    {
        var samples = Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "samples", "terms"), "*.json");

        samples.ShouldNotBeEmpty();
        foreach (var sample in samples)
            Should.NotThrow(() => TermsDocument.Parse(File.ReadAllBytes(sample)), sample);
    }

    [Fact]
    public void another_byte_is_another_hash()
    {
        var text = Encoding.UTF8.GetString(Seed());

        var reformatted = Parse(text + "\n");

        reformatted.Hash.ShouldNotBe(Terms2020.Hash);
        (reformatted with { Hash = Terms2020.Hash }).ShouldBe(Terms2020);
    }

    [Fact]
    public void every_value_is_needed()
    {
        foreach (var name in Document().Select(entry => entry.Key))
            ShouldNotBeRead(document => document.Remove(name), $"without {name}");
        foreach (var (name, part) in Document().Where(entry => entry.Value is JsonObject))
        {
            foreach (var inner in part!.AsObject().Select(entry => entry.Key))
            {
                ShouldNotBeRead(document => document[name]!.AsObject().Remove(inner), $"without {name}.{inner}");
                ShouldNotBeRead(document => document[name]![inner] = null, $"with {name}.{inner} null");
            }
        }
    }

    [Theory]
    [InlineData("lateDecline")]
    [InlineData("effectiveFromRefusedClaim")]
    public void what_later_regimes_allow_is_not_allowed_by_documents_that_are_silent(string name)
    {
        var value = typeof(ProgrammeTerms).GetProperty($"{char.ToUpperInvariant(name[0])}{name[1..]}")!;
        value.GetValue(Terms2020).ShouldBeNull();

        var document = Document();
        document[name] = JsonNode.Parse("""{"value":true,"source":"x"}""");

        value.GetValue(Parse(document.ToJsonString())).ShouldBe(new Sourced<bool>(true, "x"));
        ShouldNotBeRead(seed => seed[name] = JsonNode.Parse("""{"value":true,"source":" "}"""), $"{name}, no source");
        ShouldNotBeRead(seed => seed[name] = JsonNode.Parse("""{"source":"x"}"""), $"{name}, no value");
        ShouldNotBeRead(seed => seed[name] = JsonNode.Parse("""{"value":null,"source":"x"}"""), $"{name}, null");
    }

    [Fact]
    public void an_unknown_value_is_refused()
    {
        ShouldNotBeRead(document => document["optOutWindows"] = "x", "unknown at the top");
        ShouldNotBeRead(document => document["optOutWindow"]!["comment"] = "x", "unknown inside");
        ShouldNotBeRead(document => document["optOutWindow"]!["value"]!["hours"] = 3, "unknown in a value");
    }

    [Fact]
    public void a_value_named_twice_is_refused()
    {
        var text = Document().ToJsonString();

        Should.Throw<JsonException>(() => Parse("{\"disputes\":{\"value\":9,\"source\":\"x\"}," + text[1..]));
    }

    [Theory]
    [InlineData("id", "\"CPOR 2020\"")]
    [InlineData("id", "\"cpor-2020\\n\"")]
    [InlineData("title", "\" \"")]
    [InlineData("effectiveFrom", "\"2019-10-01\"")]
    [InlineData("effectiveFrom", "\"2019-10-01T00:00:00+02:00\"")]
    [InlineData("optOutWindow.value", "{\"unit\":\"business-days\",\"days\":0}")]
    [InlineData("optOutWindow.value", "{\"unit\":\"business-days\",\"days\":5.5}")]
    [InlineData("optOutWindow.value", "{\"unit\":\"calendar-days\",\"days\":401}")]
    [InlineData("optOutWindow.value", "{\"unit\":\"weeks\",\"days\":1}")]
    [InlineData("optOutWindow.value", "{\"unit\":\"elapsed-time\"}")]
    [InlineData("optOutWindow.source", "\"\"")]
    [InlineData("disputes.value", "-1")]
    [InlineData("exclusivity.value", "{\"activitySeparatesHolders\":true}")]
    [InlineData("workloads.value", "[\"teams\",\"teams\"]")]
    [InlineData("workloads.value", "[\"Teams\"]")]
    [InlineData("workloads.value", "[null]")]
    [InlineData("products.value", "[{\"key\":\"power-bi\",\"name\":\"\",\"dynamics365\":false}]")]
    [InlineData("products.value", "[{\"key\":\"power-bi\",\"name\":\"Power BI\"}]")]
    [InlineData("acknowledgements.value", "[\"I have consent\"]")]
    [InlineData("requiredFields.value", "[{\"kind\":\"microsoft-365\",\"field\":\"shoe-size\"}]")]
    [InlineData("requiredFields.value", $"[{NameRequired},{NameRequired}]")]
    [InlineData("defaultLocale.value.country", "\"us\"")]
    [InlineData("defaultLocale.value.timeZone", "\"Seattle\"")]
    [InlineData("defaultLocale.value.language", "\"english\"")]
    [InlineData("defaultLocale.value.source", "\"tenant-directory\"")]
    public void a_value_out_of_range_is_refused(string path, string value) => ShouldNotBeRead(
        document =>
        {
            var names = path.Split('.');
            var part = names[..^1].Aggregate((JsonNode)document, (node, name) => node[name]!);
            part[names[^1]] = JsonNode.Parse(value);
        },
        $"{path} = {value}");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("// terms")]
    public void anything_else_is_no_terms_document(string text) => Should.Throw<JsonException>(() => Parse(text));

    [Fact]
    public void the_latest_that_began_are_in_force()
    {
        var later = Terms2020 with { Id = "later", EffectiveFrom = Monday };
        ProgrammeTerms[] terms = [later, Terms2020, later with { Id = "same-start" }];

        terms.InForce(Monday - Microsecond).ShouldBe(Terms2020);
        terms.InForce(Monday).Id.ShouldBe("later");
        terms.InForce(Terms2020.EffectiveFrom).ShouldBe(Terms2020);
        Should.Throw<InvalidOperationException>(() => terms.InForce(Terms2020.EffectiveFrom - Microsecond));
    }

    [Fact]
    public void products_are_found_by_their_key()
    {
        Terms2020.Product(Sales)!.Dynamics365.ShouldBeTrue();
        Terms2020.Product(PowerBi)!.Dynamics365.ShouldBeFalse();
        Terms2020.Product(new ProductKey("clippy")).ShouldBeNull();
    }

    [Fact]
    public void promises_of_the_programme_are_counted_where_it_is_at_home() => SeedRegime
        .Count(Period.CalendarDays(1), Instant.FromUtc(2020, 9, 15, 6, 59)).Ends
        .ShouldBe(Instant.FromUtc(2020, 9, 16, 7, 0));

    private static void ShouldNotBeRead(Action<JsonObject> change, string what)
    {
        var document = Document();
        change(document);
        Should.Throw<JsonException>(() => Parse(document.ToJsonString()), what);
    }

    private static JsonObject Document() => JsonNode.Parse(Seed())!.AsObject();

    private static ProgrammeTerms Parse(string text) => TermsDocument.Parse(Encoding.UTF8.GetBytes(text));

    private static byte[] Seed()
    {
        using var stream = typeof(ProgrammeTerms).Assembly
            .GetManifestResourceStream("Cpor.Ledger.Domain.Terms.Documents.cpor-2020-08.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static IEnumerable<string> Sourced(ProgrammeTerms terms) =>
        from property in typeof(ProgrammeTerms).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let type = property.PropertyType
        where type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Sourced<>)
        let value = property.GetValue(terms)
        where value is not null
        select (string)type.GetProperty("Source")!.GetValue(value)!;
}
