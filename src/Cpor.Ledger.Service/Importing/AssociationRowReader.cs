using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Checks;
using NodaTime;

namespace Cpor.Ledger.Service.Importing;

/// <summary>Reads the row of an association to carry over, beside what the catalogue knows of it.</summary>
internal sealed class AssociationRowReader(ImportRow row, IReadOnlyDictionary<SubscriptionId, Subscription> known)
{
    private readonly RowValidator _values = new(row);

    /// <summary>The command without the holders of its slot, or what is wrong with the row.</summary>
    public (MigrateAssociation? Command, Refusal? Refusal) Read(string import, ProgrammeTerms terms)
    {
        // Before anything else, since a row of this kind needs none of the other columns.
        var area = _values.RequiredOneOf<SolutionArea>("solutionArea");
        if (_values.Refusal is null && area == SolutionArea.Microsoft365)
            return (null, AssociationRefusals.ReAssociateByClaim);
        var subscription = _values.Optional<SubscriptionId>("subscriptionId");
        var command = new MigrateAssociation(
            ClaimId.OfRow(import, _values.RequiredName("key")),
            _values.Required<OrganisationId>("organisationId"),
            _values.Required<MpnId>("mpnId"),
            _values.Required<TenantId>("tenantId"),
            area,
            _values.Optional<ProductKey>("product"),
            subscription,
            _values.SeveralOf<Activity>("activities"),
            StartOf(_values.RequiredDate("effectiveAt")),
            default,
            import,
            row.Key,
            SlotHolders.None,
            terms);
        var to = _values.Date("subscriptionTo");
        if (_values.Refusal is { } wrong)
            return (null, wrong);
        var found = subscription is { } id ? known.GetValueOrDefault(id) : null;
        Compare(command, found);
        if ((to ?? found?.To) is not { } last)
        {
            _values.Note(
                "subscriptionTo", "subscription-end-unknown", "Neither the row nor the catalogue says its end.");
            return (null, _values.Refusal);
        }

        return _values.Refusal is { } other
            ? (null, other)
            : (command with { SubscriptionEnds = StartOf(last.PlusDays(1)) }, null);
    }

    private void Compare(MigrateAssociation command, Subscription? found)
    {
        if (found is null)
            return;
        if (found.TenantId != command.TenantId)
        {
            _values.Note(
                "subscriptionId", CheckCodes.SubscriptionOfAnotherTenant, "The subscription is another customer's.");
        }
        else if (found.Product != command.Product)
        {
            _values.Note(
                "product", CheckCodes.SubscriptionNotForProduct, "The subscription is to another product.");
        }
    }

    /// <summary>Days of associations begin in UTC, as those of the catalogue do.</summary>
    private static Instant StartOf(LocalDate date) => date.AtMidnight().InUtc().ToInstant();
}
