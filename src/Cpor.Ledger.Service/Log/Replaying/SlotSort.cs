using System.Runtime.CompilerServices;
using System.Text.Json;
using Cpor.Ledger.Domain;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>
/// Brings held slots together by slot, however many there are: so many at once are sorted in memory and laid into a
/// temporary file, and at the end the files are merged. The holders of a slot are in claims that lie anywhere in the
/// log, so two of them meet only here.
/// </summary>
/// <param name="most">How many are kept in memory.</param>
public sealed class SlotSort(int most = SlotSort.UsualMost) : IAsyncDisposable
{
    /// <summary>How many are kept in memory unless told.</summary>
    public const int UsualMost = 20_000;

    private static readonly Comparer<HeldSlot> _order = Comparer<HeldSlot>.Create(Compare);

    private readonly List<HeldSlot> _held = [];
    private readonly List<FileStream> _files = [];

    /// <summary>Takes one.</summary>
    public async ValueTask AddAsync(HeldSlot held, CancellationToken cancel)
    {
        _held.Add(held);
        if (_held.Count < most)
            return;
        _held.Sort(_order);
        _files.Add(await WriteAsync(_held, cancel));
        _held.Clear();
    }

    /// <summary>All that were taken, those of one slot together. Only once.</summary>
    public async IAsyncEnumerable<IReadOnlyList<HeldSlot>> BySlotAsync(
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var together = new List<HeldSlot>();
        await foreach (var held in SortedAsync(cancel))
        {
            if (together.Count > 0 && together[0].Holding.Slot != held.Holding.Slot)
            {
                yield return together;
                together = [];
            }

            together.Add(held);
        }

        if (together.Count > 0)
            yield return together;
    }

    public async ValueTask DisposeAsync()
    {
        // Each file is gone with its closing.
        foreach (var file in _files)
            await file.DisposeAsync();
    }

    private async IAsyncEnumerable<HeldSlot> SortedAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        _held.Sort(_order);
        var sources = _files.Select(file => ReadAsync(file, cancel)).Append(_held.ToAsyncEnumerable()).ToList();
        var next = new PriorityQueue<IAsyncEnumerator<HeldSlot>, HeldSlot>(_order);
        foreach (var source in sources.Select(source => source.GetAsyncEnumerator(cancel)))
        {
            if (await source.MoveNextAsync())
                next.Enqueue(source, source.Current);
        }

        while (next.TryDequeue(out var source, out var held))
        {
            yield return held;
            if (await source.MoveNextAsync())
                next.Enqueue(source, source.Current);
            else
                await source.DisposeAsync();
        }
    }

    // What is in the file is of no person: slots, claims, organisations and activities.
    private static async Task<FileStream> WriteAsync(List<HeldSlot> sorted, CancellationToken cancel)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"ledger-replay-{Guid.NewGuid():n}"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
            });
        foreach (var held in sorted)
        {
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(held, StoredFormat.Options), cancel);
            file.WriteByte((byte)'\n');
        }

        file.Position = 0;
        return file;
    }

    private static async IAsyncEnumerable<HeldSlot> ReadAsync(
        FileStream file, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var lines = new StreamReader(file, leaveOpen: true);
        while (await lines.ReadLineAsync(cancel) is { } line)
            yield return JsonSerializer.Deserialize<HeldSlot>(line, StoredFormat.Options)!;
    }

    private static int Compare(HeldSlot? one, HeldSlot? other)
    {
        var (left, right) = (one!.Holding, other!.Holding);
        var bySlot = string.CompareOrdinal(left.Slot.Value, right.Slot.Value);
        return bySlot != 0 ? bySlot
            : left.ClaimId != right.ClaimId ? left.ClaimId.Value.CompareTo(right.ClaimId.Value)
            : left.LineId.Value.CompareTo(right.LineId.Value);
    }
}
