using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Proofs;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// A document that was attached to another claim as well, by its digest. One document may prove several claims (domain
/// facts §2.5), so it is only noticed, for the reviewer to look.
/// </summary>
public sealed class CheckingProofReuse(ProofUses uses) : IAutomaticCheck
{
    private const int MostNamed = 10;

    public string Name => AutomaticChecks.ProofReuse;

    public async Task<ValueList<CheckResult>> RunAsync(Claim.Filed claim, CancellationToken cancel)
    {
        var others = await OthersAsync(claim, cancel);
        var result = others.Count > 0
            ? (Outcome: CheckOutcome.Noticed, Code: "proof-used-elsewhere")
            : (Outcome: CheckOutcome.Passed, Code: (string?)null);
        return claim.LinesInCheck()
            .Select(line => new CheckResult(line.Id, result.Outcome, result.Code, others))
            .ToValueList();
    }

    private async Task<ValueList<RuleInput>> OthersAsync(Claim.Filed claim, CancellationToken cancel)
    {
        var digests = claim.Documents.Select(document => document.Sha256);
        var found = await uses.ElsewhereAsync(claim.Id, digests, MostNamed, cancel);
        return found.Select(use => new RuleInput(use.Sha256, $"{use.Claim}")).ToValueList();
    }
}
