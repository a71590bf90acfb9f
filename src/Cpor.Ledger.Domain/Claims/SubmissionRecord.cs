using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>Why a claim was taken in.</summary>
internal static class SubmissionRecord
{
    public static DecisionRecord Of(Claim.Draft draft, ValueList<SubmittedLine> lines, ProgrammeTerms terms)
    {
        var record = terms.Record().Asked(
            "required-fields-given",
            terms.RequiredFields.Source,
            "yes",
            [
                new RuleInput("kind", StoredFormat.Text(draft.Details.Kind), draft.DetailsVersion),
                .. draft.Documents.Select(document => new RuleInput("document", document.Sha256, document.Version)),
            ]);
        if (lines.Any(line => line.SubscriptionGiven is false))
        {
            record = record.Asked(
                "sole-subscription",
                "Create a customer association via the CPOR model (2020-08-26), information to complete a claim",
                "yes",
                [
                    .. from line in lines
                       where line.SubscriptionGiven is false
                       select new RuleInput("subscription", $"{line.SubscriptionId}", LineId: line.LineId),
                ]);
        }

        return record.Asked(
            "slot-already-yours",
            terms.Exclusivity.Source,
            "no",
            [.. lines.Select(line => new RuleInput("slot", $"{line.Slot}", LineId: line.LineId))]);
    }
}
