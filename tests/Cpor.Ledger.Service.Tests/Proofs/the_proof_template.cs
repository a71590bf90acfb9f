using Cpor.Ledger.Service.Proofs;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Word2010 = DocumentFormat.OpenXml.Office2010.Word;

namespace Cpor.Ledger.Service.Tests.Proofs;

public class the_proof_template(Database database) : ProofTest(database)
{
    private static readonly ProofTemplateData _data = new()
    {
        Language = "en",
        PartnerName = "Contoso Consulting",
        PartnerLocation = "4812345",
        CustomerName = "Fabrikam <GmbH> &\u0001Co",
        CustomerDomain = "fabrikam.example",
        TenantId = "0190b2c4-0000-7000-8000-00000000000a",
        ProjectName = "Rollout 山田",
        Claim = "Exchange rollout (c-1042)",
        Activities = ["Usage", "Pre-sales"],
        Items = [("Sales", ["Usage"]), ("Field Service", ["Usage", "Pre-sales"])],
    };

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("de")]
    public void is_a_valid_word_document(string language)
    {
        using var document = Opened(_data with { Language = language, CustomerName = null, ProjectName = null });

        var errors = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document)
            .Select(error => $"{error.Path?.XPath}: {error.Description}");

        errors.ShouldBeEmpty();
    }

    [Fact]
    public void holds_what_the_claim_says()
    {
        using var document = Opened(_data);

        var rows = Rows(document, table: 0);

        rows.ShouldBe(
        [
            "Partner company|Contoso Consulting",
            "Partner location (MPN ID)|4812345",
            "Customer company|Fabrikam <GmbH> & Co",
            "Customer domain name|fabrikam.example",
            "Customer directory (tenant) ID|0190b2c4-0000-7000-8000-00000000000a",
            "Project name (optional)|Rollout 山田",
            "Claim|Exchange rollout (c-1042)",
        ]);
    }

    [Fact]
    public void asks_for_everything_that_reviewers_look_for()
    {
        using var document = Opened(_data);

        document.MainDocumentPart!.Document!.Descendants<Paragraph>()
            .Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading1")
            .Select(paragraph => paragraph.InnerText)
            .ShouldBe(
            [
                "Partner and customer",
                "Customer's acknowledgement",
                "Engagement activities and supporting documents",
                "Products and workloads by activity",
                "Public sector disclosure",
            ]);
        Rows(document, table: 1).ShouldBe(["Name|", "Title|", "Signature|", "Date|"]);
        Rows(document, table: 2).ShouldBe(["Activity|From – to|Result", "||", "||", "||", "||"]);
        Rows(document, table: 5).ShouldBe(["Name|", "Title|", "Signature|", "Date|"]);
        document.MainDocumentPart.Document.InnerText.ShouldContain("within the twelve months before the claim");
    }

    [Fact]
    public void ticks_each_product_for_the_activities_it_is_claimed_for()
    {
        using var document = Opened(_data);

        Rows(document, table: 4).ShouldBe(["Product or workload|Usage|Pre-sales", "Sales|☒|☐", "Field Service|☒|☒"]);
        document.MainDocumentPart!.Document!.Descendants<Word2010.SdtContentCheckBox>()
            .Select(box => box.Checked!.Val!.Value == Word2010.OnOffValues.One)
            .ShouldBe([true, false, true, true]);
    }

    [Fact]
    public void is_written_in_russian()
    {
        using var document = Opened(_data with { Language = "ru-RU", CustomerName = "ООО «Ёлка»" });

        document.MainDocumentPart!.Document!.InnerText.ShouldContain(
            "ООО «Ёлка» подтверждает, что Contoso Consulting выполнила");
        document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value
            .ShouldBe("ru-RU");
    }

    [Fact]
    public async Task is_itself_accepted_as_a_proof() =>
        (await SaveAsync(ProofTemplate.Write(_data), "proof.docx")).ShouldBeOfType<ProofResult.Stored>().Kind
            .ShouldBe(ProofTemplate.Kind);

    private static WordprocessingDocument Opened(ProofTemplateData data) =>
        WordprocessingDocument.Open(new MemoryStream(ProofTemplate.Write(data)), false);

    private static List<string> Rows(WordprocessingDocument document, int table) =>
    [
        .. document.MainDocumentPart!.Document!.Body!.Elements<Table>().ElementAt(table).Elements<TableRow>()
            .Select(row => string.Join('|', row.Elements<TableCell>().Select(cell => cell.InnerText))),
    ];
}
