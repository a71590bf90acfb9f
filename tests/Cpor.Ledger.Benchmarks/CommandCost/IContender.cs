namespace Cpor.Ledger.Benchmarks.CommandCost;

/// <summary>One way to do what a submission does, measured beside the others.</summary>
public interface IContender
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    /// <summary>Makes what the commands of one slice need: drafts that can be submitted.</summary>
    Task PrepareAsync(Slice slice);

    /// <summary>Does one command of the prepared slice, and throws when it was not done.</summary>
    Task DoAsync(int number);
}

/// <summary>Commands that are measured together: so many, from a number on that no other slice has used.</summary>
public sealed record Slice(int First, int Count)
{
    /// <summary>The numbers of its commands.</summary>
    public IEnumerable<int> Numbers => Enumerable.Range(First, Count);
}
