namespace Cpor.Ledger.Service.Http;

/// <summary>The body of an endpoint that reads it itself, as it comes.</summary>
/// <param name="MediaType">What the body must be.</param>
/// <param name="Type">Its shape, for the description of the API: bytes, or a record of a form's fields.</param>
public sealed record StreamedBody(string MediaType, Type Type);
