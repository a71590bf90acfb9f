using System.Diagnostics;
using Cpor.Ledger.Audit.Trees;
using Npgsql;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>
/// Computes everything again that the database and the published files say of the events, while the ledger goes on
/// writing: each event's entry to the byte, the hashes, the chains, the tree, the checkpoints, slots, streams and read
/// models. It reads only. What was added after it began is left for the next time.
/// </summary>
/// <param name="order">What is to be verified.</param>
/// <param name="progress">Told how far it is, at every page and batch.</param>
public sealed class LiveVerification(VerifyOrder order, Action<VerifyProgress> progress)
{
    // A page's events are found one by one by their key. The planner would rather read all events up to the page, or
    // have workers hand wide rows to each other, and either takes longer than the rest.
    private const string ByKey =
        "-c enable_mergejoin=off -c enable_hashjoin=off -c max_parallel_workers_per_gather=0 -c jit=off";

    private readonly Stopwatch _sinceSaved = Stopwatch.StartNew();
    private readonly List<string> _notes = [];
    private long? _streams;

    /// <summary>
    /// Told of what is wrong as soon as that is certain; what depends on the whole only comes at the end.
    /// </summary>
    public Action<Finding>? Found { get; init; }

    /// <summary>Does it once.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    /// <exception cref="FileNotFoundException">A checkpoint that was named is not there.</exception>
    public async Task<VerifyReport> RunAsync(CancellationToken cancel)
    {
        await using var database = Open(order);
        await using var byKey = Open(order, ByKey);
        var origin = (await LogBound.ReadAsync(database, cancel)).Origin;
        // Before the bound, so that no checkpoint is newer than what is read.
        var checkpoints = new KnownCheckpoints(order);
        await checkpoints.ReadAsync(database, origin, cancel);
        var bound = await LogBound.ReadAsync(database, cancel);
        if (!Directory.Exists(order.Folder))
            _notes.Add($"The published files were not compared: there is no folder {order.Folder}.");
        var tiles = new PublishedFiles(order.Folder, Math.Min(checkpoints.Published, bound.Size));
        var growth = new TreeGrowth(tiles, checkpoints.All.Select(checkpoint => checkpoint.Size));
        var state = Begin(bound, growth);
        await PagesAsync(
            new PageReader(byKey, new Envelope(bound.Origin, order.Nouns), tiles), bound, state, growth, cancel);
        state.Mismatches.AddRange(growth.Finish());
        var waiting = await StoreAsync(database, bound, state, cancel);
        var verdict = new Verdict(bound, state, growth, tiles);
        var findings = verdict.Of(checkpoints.All);
        findings.AddRange(checkpoints.Findings);
        if (order.ReadModels?.Invoke(new ReadModelScope(database, state.Suspects, state.Findings)) is { } check)
            findings.AddRange(await ReadModelsAsync(check, state, verdict, cancel));
        Forget();
        return new VerifyReport(
            bound.Size, $"{growth.Tree.Root()}", waiting.Count, waiting.Oldest, checkpoints.All.Count,
            _streams, _notes,
            [.. findings.OrderBy(one => one.Position ?? long.MaxValue).ThenBy(one => one.Table, StringComparer.Ordinal)
                .ThenBy(one => one.Key, StringComparer.Ordinal)]);
    }

    private static NpgsqlDataSource Open(VerifyOrder order, string settings = "")
    {
        var given = new NpgsqlConnectionStringBuilder(order.ConnectionString);
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(order.ConnectionString)
        {
            ApplicationName = "Cpor.Ledger verification",
            Timezone = "UTC",
            Options = $"{given.Options} {settings}".Trim() is { Length: > 0 } options ? options : null,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
            MaxPoolSize = order.Hands + 2,
            ReadBufferSize = 1 << 16,
        }.ConnectionString);
    }

    private VerifyState Begin(LogBound bound, TreeGrowth growth)
    {
        var state = order is { Resume: true, StateFile: { } file } ? VerifyState.Load(file, bound.Origin) : null;
        if (state is null || state.Position > bound.Size)
            return new VerifyState { Origin = bound.Origin };
        growth.Restore(
            Frontier.Read(state.Tree).Value!,
            state.Other is { } other ? Frontier.Read(other).Value : null,
            state.OpenTiles);
        foreach (var (size, roots) in state.RootsAt)
            growth.Roots[size] = (new TreeHash(roots.Log), roots.Other is { } one ? new TreeHash(one) : null);
        _notes.Add($"Went on at position {state.Position}.");
        return state;
    }

    private async Task PagesAsync(
        PageReader reader, LogBound bound, VerifyState state, TreeGrowth growth, CancellationToken cancel)
    {
        var pages = new Queue<Task<LogPage>>();
        var next = state.Position;
        while (state.Position < bound.Size)
        {
            var watch = Stopwatch.StartNew();
            for (; next < bound.Size && pages.Count < order.Hands; next += LogPage.Size)
            {
                var first = next;
                pages.Enqueue(Task.Run(() => reader.ReadAsync(first, bound.Size, cancel), cancel));
            }

            var page = await pages.Dequeue();
            var mismatches = growth.Add(page);
            state.Add(page);
            state.Mismatches.AddRange(mismatches);
            page.Findings.ForEach(finding => Found?.Invoke(finding));
            // The last page may be wider the next time.
            if (page.Leaves.Length == LogPage.Size)
                Save(state, growth);
            progress(new VerifyProgress("events and log", state.Position, bound.Size));
            await RestAsync(watch.Elapsed, cancel);
        }
    }

    private async Task<(long Count, double? Oldest)> StoreAsync(
        NpgsqlDataSource database, LogBound bound, VerifyState state, CancellationToken cancel)
    {
        var told = state.Findings.Count;
        var check = new StoreCheck(database, state);
        var steps = new (string What, Func<Task> Step)[]
        {
            ("events without a position", () => new LostEvents(database, state).FindAsync(cancel)),
            ("the queue", () => check.PendingAsync(cancel)),
            ("chains", () => check.ChainAsync(bound.Size, cancel)),
            ("streams", () => check.StreamsAsync(cancel)),
            ("slots", () => check.TagsAsync(cancel)),
        };
        foreach (var (index, (what, step)) in steps.Index())
        {
            progress(new VerifyProgress(what, index, steps.Length));
            var watch = Stopwatch.StartNew();
            await step();
            state.Findings.Skip(told).ToList().ForEach(finding => Found?.Invoke(finding));
            told = state.Findings.Count;
            await RestAsync(watch.Elapsed, cancel);
        }

        return await WaitingEvents.CountAsync(database, cancel);
    }

    private async Task<IEnumerable<Finding>> ReadModelsAsync(
        IReadModelCheck check, VerifyState state, Verdict verdict, CancellationToken cancel)
    {
        await check.LeaveOutAsync(verdict.Rewritten, cancel);
        var known = state.Findings.Count;
        var total = await check.CountAsync(cancel);
        var more = true;
        while (more)
        {
            var (watch, told) = (Stopwatch.StartNew(), state.Findings.Count);
            more = await check.BatchAsync(cancel);
            if (!more)
                await check.UnfoundedAsync(cancel);
            state.Findings.Skip(told).ToList().ForEach(finding => Found?.Invoke(finding));
            progress(new VerifyProgress("streams and read models", check.Done, total));
            await RestAsync(watch.Elapsed, cancel);
        }

        _streams = check.Done;
        return state.Findings.Skip(known);
    }

    private void Save(VerifyState state, TreeGrowth growth)
    {
        if (order.StateFile is not { } file || _sinceSaved.Elapsed < order.SaveEvery)
            return;
        state.Tree = growth.Tree.ToBytes();
        state.Other = growth.Other?.ToBytes();
        state.OpenTiles = growth.OpenTiles;
        state.RootsAt = growth.Roots.ToDictionary(
            root => root.Key,
            root => new VerifyState.Roots(root.Value.Log.Bytes.ToArray(), root.Value.Other?.Bytes.ToArray()));
        state.Save(file);
        _sinceSaved.Restart();
    }

    private void Forget()
    {
        if (order.StateFile is { } file)
            File.Delete(file);
    }

    private async Task RestAsync(TimeSpan worked, CancellationToken cancel)
    {
        if (order.Rest > 0)
            await Task.Delay(worked * order.Rest, cancel);
    }
}
