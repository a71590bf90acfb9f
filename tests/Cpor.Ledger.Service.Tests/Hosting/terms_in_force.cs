using System.Text.Json.Nodes;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Terms;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Hosting;

/// <summary>By which terms a claim is judged, and which ones the ledger knows.</summary>
public class terms_in_force(Database database)
{
    private static readonly Instant _monday = Instant.FromDateTimeOffset(TestLedger.Monday);
    private static readonly Duration _hour = Duration.FromHours(1);

    [Fact]
    public void are_the_articles_when_nothing_is_set_although_later_ones_are_known()
    {
        var library = Library();

        library.InForce(_monday).Id.ShouldBe("cpor-2020-08");
        library.All.Select(terms => terms.Id).ShouldBe(["cpor-2020-08", "cpor-2020-07", "cpor-2023-10"]);
        library.All.Where(library.IsChosen).Select(terms => terms.Id).ShouldBe(["cpor-2020-08"]);
        library.Find("cpor-2023-10")!.Terms.ShouldBe(TermsDocument.Cpor2023);
        library.Find("cpor-2023").ShouldBeNull();
    }

    [Fact]
    public void are_shipped_ones_by_their_ids_and_others_by_their_files()
    {
        using var folder = new Folder();
        var file = Write(folder, "ours", _monday);
        var library = Library("cpor-2023-10", "", file);

        library.InForce(TermsDocument.Cpor2023.EffectiveFrom - Duration.Epsilon).Id.ShouldBe("cpor-2020-08");
        library.InForce(TermsDocument.Cpor2023.EffectiveFrom).Id.ShouldBe("cpor-2023-10");
        library.InForce(_monday - Duration.Epsilon).Id.ShouldBe("cpor-2023-10");
        library.InForce(_monday).Id.ShouldBe("ours");
        library.Find("cpor-2020-07").ShouldNotBeNull("it is known, and not in force");
    }

    [Fact]
    public void take_precedence_over_the_articles_of_the_same_start()
    {
        using var folder = new Folder();

        Library(Write(folder, "ours", TermsDocument.Cpor2020.EffectiveFrom)).InForce(_monday).Id.ShouldBe("ours");
    }

    [Fact]
    public void may_be_named_twice_but_not_mean_two_things()
    {
        using var folder = new Folder();

        Library("cpor-2020-08", "cpor-2020-08", "cpor-2023-10").All.Count.ShouldBe(3);
        Should.Throw<InvalidDataException>(() => Library(Write(folder, "cpor-2023-10", _monday)))
            .Message.ShouldContain("'cpor-2023-10'");
    }

    [Fact]
    public void that_are_neither_shipped_nor_a_file_are_told_of() =>
        Should.Throw<InvalidDataException>(() => Library("cpor-2099-01"))
            .Message.ShouldBe(
                "Ledger:Terms names 'cpor-2099-01', which is neither a file nor a shipped document "
                + "(cpor-2020-08, cpor-2020-07, cpor-2023-10).");

    [Fact]
    public async Task keep_the_service_from_starting_when_they_are_not_there()
    {
        var started = TestLedger.StartAsync(database, [new("Ledger:Terms:0", "nowhere.json")]);

        (await Should.ThrowAsync<InvalidDataException>(started)).Message.ShouldContain("nowhere.json");
    }

    [Fact]
    public async Task change_at_their_start_and_a_claim_keeps_those_of_its_submission()
    {
        using var folder = new Folder();
        var start = _monday + _hour;
        await using var ledger = await TestLedger.StartAsync(
            database, [new("Ledger:Terms:0", Write(folder, "ours", start))], PassingCheck.Register);
        using var partnerHttp = Desk.Http(ledger, CallerRole.Partner);
        using var reviewerHttp = Desk.Http(ledger, CallerRole.Reviewer);
        var (partner, reviewer) = (new LedgerClient(partnerHttp), new LedgerClient(reviewerHttp));
        var before = await DraftAsync(partner, Requests.Microsoft365("teams"));
        var late = await DraftAsync(partner, Requests.Microsoft365("teams"));
        var after = await DraftAsync(partner, Requests.Microsoft365("teams") with
        {
            DomainName = null,
            Acknowledgements = ["programme-acknowledgements"],
        });

        ledger.Time.Advance((_hour - Duration.FromNanoseconds(1_000)).ToTimeSpan());
        (await partner.SubmitClaimAsync(after)).Problem!.Fields.Select(field => $"{field.Path} {field.Code}")
            .ShouldBe(["domainName required", "acknowledgements unknown"]);
        (await partner.SubmitClaimAsync(before)).Required();
        ledger.Time.Advance(TimeSpan.FromMicroseconds(1));
        ledger.Now.ShouldBe(start);
        (await partner.SubmitClaimAsync(late)).Problem!.Fields.Select(field => $"{field.Path} {field.Code}")
            .ShouldBe(["acknowledgements required"]);
        (await partner.SubmitClaimAsync(after)).Required();

        (await BoundToAsync(ledger, before)).ShouldBe("cpor-2020-08");
        (await BoundToAsync(ledger, after)).ShouldBe("ours");
        (await LengthAsync(ledger, partner, reviewer, before)).ShouldBe(5, "it was submitted before");
        (await LengthAsync(ledger, partner, reviewer, after)).ShouldBe(14);
    }

    /// <summary>How many days the partner gets to answer what is asked now.</summary>
    private static async Task<int?> LengthAsync(
        TestLedger ledger, LedgerClient partner, LedgerClient reviewer, string claim)
    {
        await ledger.UntilAsync(ClaimId.Parse(claim), ClaimStatus.UnderReview);
        (await reviewer.RequestInfoAsync(claim, new RequestInfoRequest { Items = ["comment"] })).Required();
        return (await partner.GetClaimAsync(claim)).Required().NextDeadline!.Workings.Length;
    }

    private static async Task<string?> BoundToAsync(TestLedger ledger, string claim) =>
        ((await ledger.LoadAsync(ClaimId.Parse(claim)))!.State as Claim.Filed)?.Submission.Fact.Decision.TermsId;

    private static async Task<string> DraftAsync(LedgerClient partner, CreateClaimRequest request)
    {
        var draft = (await partner.CreateClaimAsync(request)).Required();
        using var proof = new MemoryStream("Signed."u8.ToArray());
        (await partner.AttachProofAsync(draft.ClaimId, new UploadFile("proof.txt", proof))).Required();
        return draft.ClaimId;
    }

    private static TermsLibrary Library(params string[] entries)
    {
        var settings = new LedgerSettings();
        foreach (var entry in entries)
            settings.Terms.Add(entry);
        return new TermsLibrary(settings, BusinessCalendars.Shipped.For);
    }

    /// <summary>The regime of 2023 under another id and with another start, as a file.</summary>
    private static string Write(Folder folder, string id, Instant start)
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(
            RepositoryFolder.Root, "src/Cpor.Ledger.Domain/Terms/Documents/cpor-2023-10.json")))!;
        document["id"] = id;
        document["effectiveFrom"] = $"{start:uuuu-MM-dd'T'HH:mm:ss'Z'}";
        var file = Path.Combine(folder.Path, $"{id}.json");
        File.WriteAllText(file, document.ToJsonString());
        return file;
    }
}
