namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>
/// What dossiers say of each other. Each alone is proved by a signed tree; a log that shows one tree to one and another
/// to somebody else has signed both, and so has proved itself wrong.
/// </summary>
public static class DossierViews
{
    /// <summary>Two dossiers of one log cannot both be true.</summary>
    public static Fault TwoViews { get; } = new(
        "two-views", "The log has signed two trees that cannot both be its own.");

    /// <summary>A head left out an event that another dossier has.</summary>
    public static Fault HeadBelied { get; } = new(
        "head-belied", "The log has stated a head, and has signed an event that it left out.");

    /// <summary>Null when both can be true, else what is wrong with the log. The order makes no difference.</summary>
    public static Fault? Between(ProvedDossier one, ProvedDossier other)
    {
        var (tree, otherTree) = (one.Tree.Checkpoint, other.Tree.Checkpoint);
        if (tree.Origin != otherTree.Origin)
            return null;
        if (tree.Size == otherTree.Size && tree.Root != otherTree.Root)
            return TwoViews;
        var places = Entries(one).ToDictionary(entry => entry.Position);
        if (Entries(other).Any(entry =>
            places.TryGetValue(entry.Position, out var same) && same.Leaf() != entry.Leaf()))
            return TwoViews;
        return IsBelied(one, other) || IsBelied(other, one) ? HeadBelied : null;
    }

    private static IEnumerable<LogEntry> Entries(ProvedDossier dossier) => [.. dossier.Events, dossier.HeadEntry];

    private static bool IsBelied(ProvedDossier one, ProvedDossier by) => by.Subject == one.Subject
        && by.Events.Any(entry => entry.Position > one.Head.Head.Position && entry.Position < one.Head.Head.Size);
}
