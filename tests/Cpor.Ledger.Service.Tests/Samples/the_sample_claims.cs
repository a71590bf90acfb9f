using Cpor.Ledger.Cli.Demo;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Partners;

namespace Cpor.Ledger.Service.Tests.Samples;

/// <summary>What the samples promise before anybody plays them.</summary>
public class the_sample_claims
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "samples");
    private static readonly IReadOnlyList<Sample> _samples = Sample.Load(Path.Combine(_folder, "claims"));

    [Fact]
    public void are_at_least_twenty_with_ids_of_their_own()
    {
        _samples.Count.ShouldBeGreaterThanOrEqualTo(20);
        _samples.Select(sample => sample.Id).ShouldBeUnique();
        _samples.ShouldAllBe(sample => IsGuid(sample.Id));
    }

    [Fact]
    public void cover_every_solution_area_and_activity()
    {
        var claimed = _samples.Select(sample => sample.Claim.Create)
            .Select(claim => $"{claim.SolutionArea}: {string.Join(" and ", claim.Activities!)}")
            .Distinct();

        claimed.ShouldBe(
            [
                "microsoft-365: usage",
                "business-applications: usage",
                "business-applications: pre-sales",
                "business-applications: usage and pre-sales",
                "business-applications: revenue-association",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void end_in_every_way_that_a_claim_can_end() =>
        _samples.Select(sample => $"{sample.Story.Ends}").Distinct().ShouldBe(
            [
                "official", "opted-out", "rejected", "rejected-final", "contested", "withdrawn", "ended",
                "refused: programme-not-covered",
            ],
            ignoreOrder: true);

    [Fact]
    public void take_every_step_that_somebody_can_take() =>
        _samples.SelectMany(sample => sample.Story.Steps).Select(step => step.Does).Distinct().ShouldBe(
            [
                "submit", "validate", "give-details", "request-info", "answer", "reject", "opt-out", "disassociate",
                "withdraw", "comment", "remove-lines", "attach-proof", "dispute", "defend", "decide-contest",
            ],
            ignoreOrder: true);

    [Fact]
    public void wait_only_for_claims_that_are_there()
    {
        var names = _samples.Select(sample => sample.Key).ToList();

        _samples.SelectMany(sample => sample.Story.Steps)
            .Select(step => step.After?.Claim)
            .OfType<string>()
            .Except(names)
            .ShouldBeEmpty();
    }

    [Fact]
    public void name_only_proofs_that_are_there()
    {
        var proofs = _samples.SelectMany(sample => sample.Claim.Proofs
            .Concat(sample.Story.Steps.SelectMany(step => step.Proofs ?? []))
            .Select(proof => proof.File)
            .OfType<string>()
            .Select(file => Path.GetFullPath(Path.Combine(sample.Folder, file))))
            .ToList();

        proofs.ShouldBeUnique("a proof of two claims would be noticed as used twice");
        Directory.GetFiles(Path.Combine(_folder, "proofs")).ShouldBe(proofs, ignoreOrder: true);
    }

    [Fact]
    public void let_customers_opt_out_at_addresses_of_their_own()
    {
        var addresses = _samples.Select(sample => sample.Claim.Create.CustomerContact?.Email).ToList();

        _samples.Where(sample => sample.Story.Steps.Any(step => step.Does == "opt-out"))
            .Select(sample => addresses.Count(address => address == sample.Claim.Create.CustomerContact!.Email))
            .ShouldBe([1, 1]);
    }

    [Fact]
    public async Task are_of_tenants_in_the_directory()
    {
        using var file = File.OpenRead(Path.Combine(_folder, "tenant-directory.json"));
        var directory = FileTenantDirectory.Read(file);
        var mismatched = new List<string>();
        foreach (var sample in _samples)
        {
            var claim = sample.Claim.Create;
            var found = await directory.FindAsync(DomainName.Parse(claim.DomainName!));
            if (found is not TenantLookup.Found { Tenant.Id: var id } || $"{id}" != claim.TenantId)
                mismatched.Add(sample.Key);
        }

        mismatched.ShouldBe(["wrong-domain"]);
    }

    [Fact]
    public async Task are_of_partners_in_the_directory_by_the_same_names()
    {
        using var file = File.OpenRead(Path.Combine(_folder, "partner-directory.json"));
        var directory = FilePartnerDirectory.Read(file);
        foreach (var partner in _samples.Select(sample => sample.Partner))
        {
            var known = (await directory.FindAsync(OrganisationId.Parse(partner.Organisation))).ShouldNotBeNull();
            known.Name.ShouldBe(partner.Name);
            known.Locations.Select(location => $"{location.MpnId}").ShouldBe(partner.MpnIds);
        }
    }

    [Fact]
    public void are_told_in_one_line_each_in_their_readme()
    {
        var rows = File.ReadAllLines(Path.Combine(_folder, "claims", "README.md"))
            .Where(line => line.StartsWith("| [", StringComparison.Ordinal));

        rows.ShouldBe(
            _samples.Select(sample =>
                $"| [{sample.Key}]({sample.Key}.json) | {sample.Title} | {sample.Story.Ends.Status ?? "refused"} |"),
            ignoreOrder: true);
    }

    private static bool IsGuid(string text) => ClaimId.TryParse(text, out _);
}
