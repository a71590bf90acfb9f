using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Http;
using JasperFx.Events;
using Marten.Events.Projections;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>
/// One line that is or was official: who holds or held a slot, and with it whose access to the customer's usage data
/// lasts or lasted, from when and until when.
/// </summary>
public sealed record Association
{
    /// <summary>The claim's id and the line's, with a slash between them.</summary>
    public required string Id { get; init; }

    /// <summary>The claim.</summary>
    public required Guid ClaimId { get; init; }

    /// <summary>The line.</summary>
    public required Guid LineId { get; init; }

    /// <summary>What is held.</summary>
    public required string Slot { get; init; }

    /// <summary>Who holds it.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>For which of their locations.</summary>
    public required string MpnId { get; init; }

    /// <summary>The customer's directory.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>The workload, when it is one.</summary>
    public string? Workload { get; init; }

    /// <summary>The product, when it is one.</summary>
    public string? Product { get; init; }

    /// <summary>The product's subscription.</summary>
    public Guid? SubscriptionId { get; init; }

    /// <summary>For what.</summary>
    public required ValueList<Activity> Activities { get; init; }

    /// <summary>From when on.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Until when, that instant excluded; null while it lasts.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Why it ended, a public code.</summary>
    public string? EndReason { get; init; }

    /// <summary>Whose claim is official in its place, when superseded.</summary>
    public Guid? SupersededBy { get; init; }

    /// <summary>Whether it counts as if it had never been.</summary>
    public bool Void { get; init; }

    /// <summary>Whether it was carried over from before the ledger.</summary>
    public bool Migrated { get; init; }

    internal static string IdOf(ClaimId claim, LineId line) => $"{claim}/{line}";
}

/// <summary>Every value comes from the facts themselves, so a rebuild gives the same rows.</summary>
public sealed partial class AssociationProjection : MultiStreamProjection<Association, string>
{
    /// <summary>The projection's public name.</summary>
    public const string PublicName = "associations";

    public AssociationProjection()
    {
        Name = PublicName;
        Identities<Official>(Ids);
        Identities<Migrated>(Ids);
        Identities<AssociationEnded>(Ids);
    }

    public override Association? Evolve(Association? snapshot, string id, IEvent e) => (snapshot, e.Data) switch
    {
        (null, Official official) => Begin(id, official),
        (null, Migrated migrated) => Begin(id, migrated),
        (not null, AssociationEnded ended) => snapshot with
        {
            Until = ended.EffectiveAt.ToDateTimeOffset(),
            EndReason = ended.Reason.PublicName(),
            SupersededBy = ended.SupersededByClaimId?.Value,
            Void = ended.Void,
        },
        _ => snapshot,
    };

    private static List<string> Ids(ClaimEvent fact) =>
        [.. fact.LineIds.Select(line => Association.IdOf(fact.ClaimId, line))];

    private static Association Begin(string id, Official fact)
    {
        var line = Line(id, fact, fact.Lines);
        return new Association
        {
            Id = id,
            ClaimId = fact.ClaimId.Value,
            LineId = line.LineId.Value,
            Slot = line.Slot.Value,
            OrganisationId = fact.OrganisationId.Value,
            MpnId = fact.MpnId.Value,
            TenantId = fact.TenantId.Value,
            Workload = line.Workload?.Value,
            Product = line.Product?.Value,
            SubscriptionId = line.SubscriptionId?.Value,
            Activities = fact.Activities,
            Since = fact.EffectiveAt.ToDateTimeOffset(),
        };
    }

    private static Association Begin(string id, Migrated fact)
    {
        var line = Line(id, fact, fact.Lines);
        return new Association
        {
            Id = id,
            ClaimId = fact.ClaimId.Value,
            LineId = line.LineId.Value,
            Slot = line.Slot.Value,
            OrganisationId = fact.OrganisationId.Value,
            MpnId = fact.MpnId.Value,
            TenantId = fact.TenantId.Value,
            Workload = line.Workload?.Value,
            Product = line.Product?.Value,
            SubscriptionId = line.SubscriptionId?.Value,
            Activities = fact.Activities,
            Since = fact.EffectiveAt.ToDateTimeOffset(),
            Migrated = true,
        };
    }

    private static SubmittedLine Line(string id, ClaimEvent fact, ValueList<SubmittedLine> lines) =>
        lines.First(line => Association.IdOf(fact.ClaimId, line.LineId) == id);
}
