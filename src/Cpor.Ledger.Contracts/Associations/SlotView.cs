using NodaTime;

namespace Cpor.Ledger.Contracts.Associations;

/// <summary>
/// The partners that hold a slot officially and that held it, as <c>GET /v1/slots/{slot}</c> answers it. It
/// follows the claims within moments.
/// </summary>
/// <param name="Slot">
/// <c>workload:&lt;tenant&gt;/&lt;workload&gt;</c> or <c>subscription:&lt;id&gt;</c>; ids are lower-case GUIDs.
/// </param>
/// <param name="Holders">The present holders; several only where the terms of all of them let activities separate
/// them.</param>
/// <param name="Former">The former holders, newest first.</param>
public sealed record SlotView(
    string Slot, IReadOnlyList<AssociationView> Holders, IReadOnlyList<AssociationView> Former);

/// <summary>One line that is or was official.</summary>
public sealed record AssociationView
{
    /// <summary>The claim.</summary>
    public required string ClaimId { get; init; }

    /// <summary>The line.</summary>
    public required string LineId { get; init; }

    /// <summary>The partner's organisation.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>The partner's location.</summary>
    public required string MpnId { get; init; }

    /// <summary>
    /// The partner and its location in words, such as <c>Contoso, Berlin, DE (MPN 1234567)</c>; <c>MPN 1234567</c> when
    /// the partner directory does not list it.
    /// </summary>
    public required string PartnerName { get; init; }

    /// <summary>For what.</summary>
    [OneOf("Activity")]
    public required IReadOnlyList<string> Activities { get; init; }

    /// <summary>From when on, UTC.</summary>
    public required Instant Since { get; init; }

    /// <summary>Until when, UTC, that instant excluded; null while it lasts.</summary>
    public Instant? Until { get; init; }

    /// <summary>
    /// Why it ended: <c>partner-disassociated</c>, <c>customer-declined</c>, <c>subscription-ended</c>,
    /// <c>superseded</c> or <c>corrected</c>.
    /// </summary>
    [OneOf("EndReason")]
    public string? EndReason { get; init; }

    /// <summary>The claim that is official in its place, when superseded.</summary>
    public string? SupersededByClaimId { get; init; }

    /// <summary>Whether it counts as if it had never been.</summary>
    public required bool Void { get; init; }

    /// <summary>Whether it was carried over from before the ledger.</summary>
    public required bool Migrated { get; init; }
}
