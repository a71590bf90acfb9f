namespace Cpor.Ledger.Cli.Demo;

/// <summary>What the page behind the mail's link shows.</summary>
/// <param name="Lines">The ids of the lines that it offers to opt out of.</param>
internal sealed record OptOutPage(string Title, IReadOnlyList<string> Lines);
