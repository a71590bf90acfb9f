namespace Cpor.Ledger.Benchmarks;

/// <summary>
/// Processor time of this process and of the database server, which other programs on the machine disturb less than
/// they do the clock. The server's is known on Linux only and zero elsewhere.
/// </summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct CpuTime(TimeSpan Ours, TimeSpan Servers)
{
    private const double TicksEachSecond = 100;

    /// <summary>Both together.</summary>
    public TimeSpan Total => Ours + Servers;

    /// <summary>The reading now; the server's processes are those that run below <paramref name="folder"/>.</summary>
    public static CpuTime Read(string folder) => new(Environment.CpuUsage.TotalTime, Server(folder));

    public static CpuTime operator -(CpuTime end, CpuTime begin) =>
        new(end.Ours - begin.Ours, end.Servers - begin.Servers);

    public static CpuTime operator /(CpuTime time, double count) => new(time.Ours / count, time.Servers / count);

    private static TimeSpan Server(string folder) => OperatingSystem.IsLinux()
        ? TimeSpan.FromSeconds(Directory.EnumerateDirectories("/proc").Sum(one => Ticks(one, folder)) / TicksEachSecond)
        : TimeSpan.Zero;

    private static long Ticks(string process, string folder)
    {
        if (!char.IsAsciiDigit(Path.GetFileName(process)[0]))
            return 0;
        try
        {
            var works = new FileInfo($"{process}/cwd").ResolveLinkTarget(returnFinalTarget: false)?.FullName;
            if (works?.StartsWith(folder, StringComparison.Ordinal) != true)
                return 0;
            // After the name in brackets: user and system time are the 12th and 13th, those of ended children follow.
            return File.ReadAllText($"{process}/stat").Split(") ", 2)[1].Split(' ')[11..15].Sum(long.Parse);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
