namespace Cpor.Ledger.Audit.Chains;

/// <summary>
/// That events are all events of their stream. Each leaf names the one before it, so what is shown reaches back to the
/// beginning without a gap; that nothing follows, only a head that the log has put its signature to can tell.
/// </summary>
public static class StreamChain
{
    /// <summary>
    /// Null when the links are the whole stream up to its head, in their order, else what is wrong. That each link is
    /// in the log at its position, and the head in the signed tree, is proved elsewhere.
    /// </summary>
    public static Fault? Check(IReadOnlyList<ChainLink> links, StreamHead head)
    {
        if (head.Position < 0 || head.Position >= head.Size)
            return ChainFaults.HeadOutsideLog;
        long? previous = null;
        foreach (var (place, link) in links.Index())
        {
            if (link.Version != place + 1 || link.Previous != previous || link.Position <= (previous ?? -1))
                return ChainFaults.Broken;
            previous = link.Position;
        }

        return head.Version == links.Count && head.Position == previous ? null : ChainFaults.AnotherHead;
    }
}
