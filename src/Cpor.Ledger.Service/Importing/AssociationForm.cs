using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Checks;
using NodaTime;

namespace Cpor.Ledger.Service.Importing;

/// <summary>Reads the row of an association to carry over, beside what the catalogue knows of it.</summary>
internal sealed class AssociationForm(ImportRow row, IReadOnlyDictionary<SubscriptionId, Subscription> known)
{
    private readonly RowForm _form = new(row);

    /// <summary>The command without the holders of its slot, or what is wrong with the row.</summary>
    public (MigrateAssociation? Command, Refusal? Refusal) Read(string import, ProgrammeTerms terms)
    {
        // Before anything else, since a row of this kind needs none of the other columns.
        var area = _form.RequiredOneOf<SolutionArea>("solutionArea");
        if (_form.Refusal is null && area == SolutionArea.Microsoft365)
            return (null, AssociationRefusals.ReAssociateByClaim);
        var subscription = _form.Optional<SubscriptionId>("subscriptionId");
        var command = new MigrateAssociation(
            ClaimId.OfRow(import, _form.RequiredName("key")),
            _form.Required<OrganisationId>("organisationId"),
            _form.Required<MpnId>("mpnId"),
            _form.Required<TenantId>("tenantId"),
            area,
            _form.Optional<ProductKey>("product"),
            subscription,
            _form.SeveralOf<Activity>("activities"),
            StartOf(_form.RequiredDate("effectiveAt")),
            default,
            import,
            row.Key,
            SlotHolders.None,
            terms);
        var to = _form.Date("subscriptionTo");
        if (_form.Refusal is { } wrong)
            return (null, wrong);
        var found = subscription is { } id ? known.GetValueOrDefault(id) : null;
        Compare(command, found);
        if ((to ?? found?.To) is not { } last)
        {
            _form.Note("subscriptionTo", "subscription-end-unknown", "Neither the row nor the catalogue says its end.");
            return (null, _form.Refusal);
        }

        return _form.Refusal is { } other
            ? (null, other)
            : (command with { SubscriptionEnds = StartOf(last.PlusDays(1)) }, null);
    }



    private void Compare(MigrateAssociation command, Subscription? found)
    {
        if (found is null)
            return;
        if (found.TenantId != command.TenantId)
        {
            _form.Note(
                "subscriptionId", CheckCodes.SubscriptionOfAnotherTenant, "The subscription is another customer's.");
        }
        else if (found.Product != command.Product)
        {
            _form.Note(
                "product", CheckCodes.SubscriptionNotForProduct, "The subscription is to another product.");
        }
    }

    /// <summary>Days of associations begin in UTC, as those of the catalogue do.</summary>
    private static Instant StartOf(LocalDate date) => date.AtMidnight().InUtc().ToInstant();
}
