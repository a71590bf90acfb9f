namespace Cpor.Ledger.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Small">A few commands only, to see that everything runs; its numbers say nothing.</param>
/// <param name="Statements">Also counts the database statements of a command; needs pg_stat_statements.</param>
/// <param name="Variants">Connection strings' additions to try beside the ledger as it is.</param>
/// <param name="Rounds">How often it is measured; each command has its own default.</param>
/// <param name="Events">How many events there are to verify; the command has its own default.</param>
public sealed record Options(bool Small, bool Statements, IReadOnlyList<string> Variants, int? Rounds, int? Events)
{
    /// <summary>Reads <c>--small</c>, <c>--statements</c> <c>--rounds N</c> and <c>--events N</c>.</summary>
    public static Options Parse(string[] arguments)
    {
        var small = arguments.Contains("--small");
        return new Options(
            small,
            arguments.Contains("--statements"),
            [.. arguments.Where(one => one.Contains('='))],
            Number("--rounds"),
            Number("--events"));

        int? Number(string name) =>
            Array.IndexOf(arguments, name) is >= 0 and var at ? int.Parse(arguments[at + 1]) : null;
    }
}
