namespace Cpor.Ledger.Service.Http;

/// <summary>A header of an endpoint's successful replies, for the description of the API.</summary>
public sealed record ResponseHeader(string Name, string Description);
