namespace Cpor.Ledger.Benchmarks;

/// <summary>A table in Markdown, so that a result can be pasted as it was printed.</summary>
public sealed class Table(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Print()
    {
        Console.WriteLine($"\n| {string.Join(" | ", headings)} |");
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", headings.Length))}");
        foreach (var row in _rows)
            Console.WriteLine($"| {string.Join(" | ", row)} |");
        Console.WriteLine();
    }
}
