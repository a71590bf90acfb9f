using System.Text.Json;

namespace Cpor.Ledger.Contracts.Log;

/// <summary>One place of a claim's state that changed.</summary>
/// <param name="Path">
/// A JSON pointer (RFC 6901), such as <c>/lines/0/state/is</c>; empty for the whole state, when the claim begins.
/// </param>
/// <param name="Before">What was there; null when nothing was.</param>
/// <param name="After">
/// What is there; null when nothing is. Items of a list are added in their order and taken from its end.
/// </param>
public sealed record StateChangeView(string Path, JsonElement? Before, JsonElement? After);
