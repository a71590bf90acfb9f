namespace Cpor.Ledger.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Small">A few commands only, to see that everything runs; its numbers say nothing.</param>
/// <param name="Statements">Also counts the database statements of a command; needs pg_stat_statements.</param>
/// <param name="Variants">Connection strings' additions to try beside the ledger as it is.</param>
/// <param name="Rounds">How often it is measured; each command has its own default.</param>
public sealed record Options(bool Small, bool Statements, IReadOnlyList<string> Variants, int? Rounds)
{
    /// <summary>Reads <c>--small</c>, <c>--statements</c> and <c>--rounds N</c>.</summary>
    public static Options Parse(string[] arguments)
    {
        var small = arguments.Contains("--small");
        var rounds = Array.IndexOf(arguments, "--rounds");
        return new Options(
            small,
            arguments.Contains("--statements"),
            [.. arguments.Where(one => one.Contains('='))],
            rounds >= 0 ? int.Parse(arguments[rounds + 1]) : null);
    }
}
