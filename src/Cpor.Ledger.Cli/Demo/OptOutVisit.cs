namespace Cpor.Ledger.Cli.Demo;

/// <summary>A customer's visit to the page that the mail leads to.</summary>
/// <param name="Claim">The sample's name.</param>
/// <param name="Offered">How many lines the page offered.</param>
/// <param name="Chosen">How many of them were ticked when the button was pressed.</param>
/// <param name="IsTaken">False when the page offered nothing any more, or said that it is too late.</param>
internal sealed record OptOutVisit(string Claim, int Offered, int Chosen, bool IsTaken)
{
    /// <summary>In one sentence.</summary>
    public override string ToString() => IsTaken
        ? $"The customer of {Claim} opened the link in the mail, saw {Lines(Offered)}, and opted out of "
            + $"{Chosen}."
        : $"The customer of {Claim} opened the link in the mail too late.";

    /// <summary>So many lines, in words.</summary>
    public static string Lines(int count) => count == 1 ? "1 line" : $"{count} lines";
}
