using System.CommandLine;

namespace Cpor.Ledger.Cli.Catalogue;

/// <summary><c>ledger catalogue</c>: the customers' subscriptions, which the automatic checks ask.</summary>
internal static class CatalogueNoun
{
    public static Command In(Terminal terminal) => new("catalogue", "The customers' subscriptions.")
    {
        ImportSubscriptions.In(terminal),
    };
}
