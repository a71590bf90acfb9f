using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;

namespace Cpor.Ledger.Domain.Terms;

/// <summary>A value of the terms and the document and section it comes from.</summary>
public sealed record Sourced<T>(T Value, string Source)
    where T : notnull;

/// <summary>
/// The rules that a claim is judged by, as data with a date. A claim is bound to the terms in force when it was
/// submitted; changing terms never changes a claim that is under way.
/// </summary>
public sealed record ProgrammeTerms
{
    /// <summary>The name of these terms, kebab case, never used again for others.</summary>
    public required string Id { get; init; }

    /// <summary>What they are, for people.</summary>
    public required string Title { get; init; }

    /// <summary>Claims submitted at or after this instant (UTC) are judged by them, until later terms hold.</summary>
    public required Instant EffectiveFrom { get; init; }

    /// <summary>SHA-256 of the document these terms were read from, 64 lower-case hexadecimal digits.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Hash { get; init; } = "";

    /// <summary>How long the customer may opt out, counted from the notification.</summary>
    public required Sourced<Period> OptOutWindow { get; init; }

    /// <summary>How long the partner has to answer a request for information.</summary>
    public required Sourced<Period> AnswerWindow { get; init; }

    /// <summary>When a review should be decided. A promise that is shown; it changes no state.</summary>
    public required Sourced<Period> ReviewPromise { get; init; }

    /// <summary>How long a rejection can be disputed.</summary>
    public required Sourced<Period> DisputeWindow { get; init; }

    /// <summary>How many times a claim can be disputed.</summary>
    public required Sourced<int> Disputes { get; init; }

    /// <summary>Who excludes whom from a slot.</summary>
    public required Sourced<Exclusivity> Exclusivity { get; init; }

    /// <summary>What a claim must hold when it is submitted.</summary>
    public required Sourced<ValueList<RequiredField>> RequiredFields { get; init; }

    /// <summary>The Microsoft 365 workloads that can be claimed.</summary>
    public required Sourced<ValueList<WorkloadKey>> Workloads { get; init; }

    /// <summary>The Business Applications products that can be claimed.</summary>
    public required Sourced<ValueList<ClaimableProduct>> Products { get; init; }

    /// <summary>What the partner must acknowledge before submitting; empty when nothing.</summary>
    public required Sourced<ValueList<string>> Acknowledgements { get; init; }

    /// <summary>Whether a claim may opt out of incentive payments and be for recognition only.</summary>
    public required Sourced<bool> PaymentOptOut { get; init; }

    /// <summary>
    /// Whether the customer may decline at any time after <see cref="Claims.Official"/> (Create a customer association
    /// via the CPOR model, 2023-10). Null, as in documents that do not speak of it, means no.
    /// </summary>
    public Sourced<bool>? LateDecline { get; init; }

    /// <summary>
    /// Whether an association of a new claim that follows a refused one may count from the refused claim's submission
    /// (partner idea "PSD on FRP referral e-mails"). Null, as in documents that do not speak of it, means no.
    /// </summary>
    public Sourced<bool>? EffectiveFromRefusedClaim { get; init; }

    /// <summary>Country, time zone and language where the tenant directory knows none.</summary>
    public required Sourced<CustomerLocale> DefaultLocale { get; init; }

    /// <summary>The record of a decision under these terms, with no rule asked yet.</summary>
    public DecisionRecord Record() => new(Id, Hash, []);

    /// <summary>Whether a field is asked of a kind of claim at all.</summary>
    public bool Ask(ClaimKind kind, ClaimField field) =>
        RequiredFields.Value.Any(required => required.Kind == kind && required.Field == field);

    /// <summary>The product with that key, or null when it cannot be claimed.</summary>
    public ClaimableProduct? Product(ProductKey key) => Products.Value.FirstOrDefault(product => product.Key == key);
}
