namespace Cpor.Ledger.Service.Importing;

/// <summary>What an import did, or has done so far.</summary>
public sealed record ImportReport
{
    /// <summary>Rows decided, those of an interrupted run before included.</summary>
    public int Rows => Accepted + Refused + Unchanged;

    /// <summary>Rows that were stored.</summary>
    public int Accepted { get; init; }

    /// <summary>Rows that were left out.</summary>
    public int Refused { get; init; }

    /// <summary>Rows that said what was so already.</summary>
    public int Unchanged { get; init; }

    /// <summary>How many of the rows an interrupted run before had done.</summary>
    public int Resumed { get; init; }

    /// <summary>Counts one more row.</summary>
    public ImportReport With(RowResult result) => result.Outcome switch
    {
        RowOutcome.Accepted => this with { Accepted = Accepted + 1 },
        RowOutcome.Refused => this with { Refused = Refused + 1 },
        _ => this with { Unchanged = Unchanged + 1 },
    };
}

/// <summary>How far an import is.</summary>
/// <param name="Report">What it has done.</param>
/// <param name="Read">How much of the file was read, from 0 to 1.</param>
public sealed record ImportProgress(ImportReport Report, double Read);
