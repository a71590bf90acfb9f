namespace Cpor.Ledger.Service.Access;

/// <summary>Who asks. The id is opaque; names and addresses of actors are kept where they can be erased.</summary>
/// <param name="Id">The actor's opaque id, as <c>partner:3f2a…</c> or <c>ledger:opt-out-window</c>.</param>
/// <param name="CorrelationId">What the request belongs to.</param>
/// <param name="CausationId">What caused it.</param>
public sealed record Actor(string Id, string? CorrelationId = null, string? CausationId = null)
{
    /// <summary>The ledger itself, by the name of the process that acts.</summary>
    public static Actor Ledger(string process) => new($"ledger:{process}");
}
