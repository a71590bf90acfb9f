using Cpor.Ledger.Cli.Demo;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Contracts.Terms;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Importing;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Terms;

/// <summary>
/// The sample claims under the terms of the CPOR article, on the calendar, and what those of 2023 would have said. Each
/// is handed in as it is and gets the reviewer's first step of its story; then nobody does anything for two weeks.
/// </summary>
public class the_samples_under_other_terms(Database database)
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "samples");

    // One claim after the other may wait for its slot; these want one that another sample holds.
    private static readonly string[] _competing = ["contested", "successor", "race-second", "already-yours"];

    private static readonly IReadOnlyList<Sample> _samples =
    [
        .. Sample.Load(Path.Combine(_folder, "claims")).Where(sample => !_competing.Contains(sample.Key)),
    ];

    [Fact]
    public async Task differ_in_what_they_lack_and_in_what_is_promised()
    {
        await using var ledger = await StartAsync();
        var keys = await PlayAsync(ledger);
        using var http = Desk.Http(ledger, CallerRole.Auditor);
        var query = new WhatIfQuery { TermsId = "cpor-2023-10", Limit = 100 };

        var list = (await new LedgerClient(http).WhatIfAsync(query)).Required();
        var found = list.Items.ToDictionary(claim => keys[claim.ClaimId]);

        TestContext.Current.TestOutputHelper?.WriteLine(Table(found));
        var submitted = found.Where(claim => claim.Value.TermsId is not null).ToList();
        submitted.Count.ShouldBeGreaterThan(20);
        submitted.ShouldAllBe(claim => Rules(claim.Value).Contains("acknowledgements-made"));
        found.Where(claim => claim.Value.TermsId is null).ShouldAllBe(claim => claim.Value.Differences.Count == 0);
        found.Where(claim => Rules(claim.Value).Contains("takes-slot")).Select(claim => claim.Key)
            .ShouldBe(["revenue-association"]);
        Inputs(found["sole-subscription"], "required-fields-given").ShouldBe(["required lines[0].subscriptionId"]);
        Answer(found["clean-exchange"], "late-decline").ShouldBe(("no", "yes"));
        Rules(found["clean-exchange"]).ShouldNotContain("effective-at", "five business days under both");
        Answer(found["information-not-provided"], "answer-lapsed").ShouldBe(("yes", "no"));
        Rules(found["rejected-with-defects"]).ShouldNotContain("dispute-window", "30 days under both");
    }

    private async Task<TestLedger> StartAsync()
    {
        var ledger = await TestLedger.StartAsync(
            database, [new("Ledger:TenantDirectory", Path.Combine(_folder, "tenant-directory.json"))]);
        await ledger.Services.GetRequiredService<Import>().RunAsync(
            ledger.Services.GetRequiredService<SubscriptionRows>(),
            new ImportOrder(
                Path.Combine(_folder, "subscriptions.json"),
                "samples",
                Path.Combine(ledger.DataFolder, "subscriptions.results.csv")),
            cancel: TestContext.Current.CancellationToken);
        return ledger;
    }

    /// <summary>The samples' names by the ids of their claims.</summary>
    private static async Task<Dictionary<string, string>> PlayAsync(TestLedger ledger)
    {
        using var http = Desk.Http(ledger, CallerRole.Reviewer);
        var reviewer = new LedgerClient(http);
        var handedIn = new List<Sample>();
        foreach (var sample in _samples)
        {
            if (await HandInAsync(ledger, sample))
                handedIn.Add(sample);
        }

        foreach (var sample in handedIn)
            await ReviewAsync(ledger, reviewer, sample);
        // Past the end of every window under both terms, in steps that let timers and mails follow.
        for (var day = 0; day < 14; day++)
        {
            await ledger.AdvanceAsync(Duration.FromDays(1));
            await SettleAsync(ledger, handedIn, day);
        }

        return _samples.ToDictionary(sample => sample.Id, sample => sample.Key);
    }

    private static async Task<bool> HandInAsync(TestLedger ledger, Sample sample)
    {
        using var http = Desk.Http(
            ledger,
            CallerRole.Partner,
            OrganisationId.Parse(sample.Partner.Organisation),
            sample.Claim.Create.MpnId!);
        var partner = new LedgerClient(http);
        if (!(await partner.CreateClaimAsync(sample.Claim.Create)).Succeeded)
            return false;
        foreach (var file in sample.Claim.Proofs.Select(proof => proof.File).OfType<string>())
        {
            await using var content = File.OpenRead(Path.Combine(sample.Folder, file));
            (await partner.AttachProofAsync(sample.Id, new UploadFile(Path.GetFileName(file), content))).Required();
        }

        return (await partner.SubmitClaimAsync(sample.Id)).Succeeded;
    }

    private static async Task ReviewAsync(TestLedger ledger, LedgerClient reviewer, Sample sample)
    {
        var id = ClaimId.Parse(sample.Id);
        var checkedClaim = await TestLedger.UntilAsync(
            async () => await ledger.LoadAsync(id) is { Status: not "submitted" } claim ? claim : null,
            () => Task.FromResult($"{sample.Key} was checked"));
        if (checkedClaim.Status == "rejected")
            return;
        var reply = sample.Story.Steps.FirstOrDefault(step => step.By == "reviewer")?.Does switch
        {
            "request-info" => await reviewer.RequestInfoAsync(sample.Id, new RequestInfoRequest { Items = ["proof"] }),
            "reject" => await reviewer.RejectAsync(sample.Id, new RejectRequest { Reason = "insufficient-proof" }),
            _ => await reviewer.ValidateAsync(sample.Id, new ValidateRequest()),
        };
        reply.Required();
    }

    /// <summary>Waits until no claim waits for the ledger itself, nor for a timer that is due.</summary>
    private static async Task SettleAsync(TestLedger ledger, List<Sample> samples, int day)
    {
        foreach (var sample in samples)
        {
            await TestLedger.UntilAsync(
                async () => await ledger.LoadAsync(ClaimId.Parse(sample.Id)) is { WaitsForLedger: false } claim
                    && !(claim.TimerEnds <= ledger.Time.GetUtcNow())
                        ? claim
                        : null,
                () => Task.FromResult($"nothing is due of {sample.Key} on day {day}"));
        }
    }

    private static string Table(Dictionary<string, WhatIfClaim> found) => string.Join('\n', found.Select(claim =>
        $"{claim.Key} ({claim.Value.Status}): " + string.Join("; ", claim.Value.Differences.Select(difference =>
            $"{difference.Rule} {difference.Own.Answer} -> {difference.Other.Answer}"))));

    private static IEnumerable<string> Rules(WhatIfClaim claim) =>
        claim.Differences.Select(difference => difference.Rule);

    private static (string Own, string Other) Answer(WhatIfClaim claim, string rule) => claim.Differences
        .Where(difference => difference.Rule == rule)
        .Select(difference => (difference.Own.Answer, difference.Other.Answer))
        .Single();

    private static IEnumerable<string> Inputs(WhatIfClaim claim, string rule) => claim.Differences
        .Single(difference => difference.Rule == rule).Other.Inputs
        .Select(input => $"{input.Name} {input.Value}");
}
