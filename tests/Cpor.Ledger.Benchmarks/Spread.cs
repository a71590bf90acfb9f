namespace Cpor.Ledger.Benchmarks;

/// <summary>What several rounds gave: the middle, and how far they lie apart.</summary>
public sealed class Spread(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    /// <summary>How many there are.</summary>
    public int Count => _sorted.Length;

    /// <summary>The middle value; the lower of two.</summary>
    public double Median => At(0.5);

    /// <summary>The smallest value.</summary>
    public double Least => _sorted[0];

    /// <summary>The largest value.</summary>
    public double Most => _sorted[^1];

    /// <summary>The smallest value that is not below so much of them.</summary>
    public double At(double part) => _sorted[Math.Max(0, (int)Math.Ceiling(part * _sorted.Length) - 1)];

    /// <summary>Middle, smallest and largest, as <c>940 (910..1002)</c>.</summary>
    public string Text(string format) =>
        $"{Median.ToString(format)} ({Least.ToString(format)}..{Most.ToString(format)})";
}
