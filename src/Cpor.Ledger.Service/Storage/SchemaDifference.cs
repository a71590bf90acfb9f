namespace Cpor.Ledger.Service.Storage;

/// <summary>Something in the database that is not as this version expects it.</summary>
/// <param name="Subject">Such as <c>column ledger.rebuild.corrected</c>.</param>
/// <param name="Problem">What is wrong with it, such as <c>missing</c>.</param>
public sealed record SchemaDifference(string Subject, string Problem)
{
    /// <summary>Such as <c>column ledger.rebuild.corrected: missing</c>.</summary>
    public override string ToString() => $"{Subject}: {Problem}";
}
