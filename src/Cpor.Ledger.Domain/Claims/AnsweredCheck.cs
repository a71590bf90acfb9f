namespace Cpor.Ledger.Domain.Claims;

/// <summary>An automatic check that answered, and the version of the fact that says so.</summary>
public sealed record AnsweredCheck(string Check, int Version);
