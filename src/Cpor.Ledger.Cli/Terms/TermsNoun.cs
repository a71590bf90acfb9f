using System.CommandLine;

namespace Cpor.Ledger.Cli.Terms;

/// <summary><c>ledger terms</c>: what claims are judged by, and what others would have said.</summary>
internal static class TermsNoun
{
    public static Command In(Terminal terminal) => new("terms", "The terms that claims are judged by.")
    {
        ListTerms.In(terminal),
        AskWhatIf.In(terminal),
    };
}
