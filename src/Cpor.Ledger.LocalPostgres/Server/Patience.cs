using System.Diagnostics;

namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>
/// Bounded waiting for what no event announces: a lock held by another process, a server that comes up.
/// </summary>
internal static class Patience
{
    /// <summary>
    /// Long enough for crash recovery of a busy cluster on a slow disk, short enough not to wait for ever.
    /// </summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until the answer is not null; null when <paramref name="limit"/> has passed without one.</summary>
    public static async Task<T?> UntilAsync<T>(Func<Task<T?>> ask, TimeSpan limit, CancellationToken ct)
        where T : class
    {
        var waited = Stopwatch.StartNew();
        using var ticks = new PeriodicTimer(_tick);
        while (true)
        {
            if (await ask() is { } answer)
                return answer;
            if (waited.Elapsed >= limit)
                return null;
            await ticks.WaitForNextTickAsync(ct);
        }
    }

    /// <summary>Asks until the answer is yes; false when <paramref name="limit"/> has passed without it.</summary>
    public static async Task<bool> UntilAsync(Func<Task<bool>> ask, TimeSpan limit, CancellationToken ct) =>
        await UntilAsync(async () => await ask() ? "yes" : null, limit, ct) is not null;
}
