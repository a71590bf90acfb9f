using System.CommandLine;

namespace Cpor.Ledger.Cli.Database;

/// <summary><c>ledger db</c>: the ledger's tables.</summary>
internal static class DatabaseNoun
{
    public static Command In(Terminal terminal) =>
        new("db", "The ledger's tables, by the connection strings of the environment.")
        {
            ApplySchema.In(terminal),
            ShowSchema.In(terminal),
        };
}
