using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Proofs;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Every document is where its digest says and can be read as it was stored; type and size were held at upload.
/// </summary>
public sealed class CheckingProofs(ProofStore proofs) : IAutomaticCheck
{
    private static readonly Reader ForTheCheck = new("ledger:claim-validation", "proof-present");

    public string Name => AutomaticChecks.ProofPresent;

    public async Task<ValueList<CheckResult>> RunAsync(Claim.Filed claim, CancellationToken cancel)
    {
        var inputs = claim.Documents
            .Select(document => new RuleInput("document", document.Sha256, document.Version))
            .ToValueList();
        foreach (var document in claim.Documents)
        {
            if (!await IsThereAsync(claim.Id, document.Sha256, cancel))
                return claim.ForEveryLine(new CheckAnswer.Failed("proof-unavailable", inputs));
        }

        return claim.ForEveryLine(new CheckAnswer.Passed(inputs));
    }

    private async Task<bool> IsThereAsync(ClaimId claim, string sha256, CancellationToken cancel)
    {
        try
        {
            if (await proofs.OpenAsync(claim.Value, sha256, ForTheCheck, cancel) is not OpenedProof.Opened opened)
                return false;
            await using var content = opened.Content;
            await content.CopyToAsync(Stream.Null, cancel);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
