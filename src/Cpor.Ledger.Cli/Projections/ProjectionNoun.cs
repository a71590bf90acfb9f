using System.CommandLine;

namespace Cpor.Ledger.Cli.Projections;

/// <summary><c>ledger projection</c>: the read models that follow the facts.</summary>
internal static class ProjectionNoun
{
    public static Command In(Terminal terminal) => new("projection", "The read models: how far each is, and rebuilds.")
    {
        ListProjections.In(terminal),
        RebuildProjections.In(terminal),
    };
}
