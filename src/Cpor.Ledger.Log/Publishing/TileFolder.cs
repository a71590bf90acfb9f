using System.Collections.Concurrent;
using Cpor.Ledger.Audit.Tiles;

namespace Cpor.Ledger.Log.Publishing;

/// <summary>
/// The folder that the log is published in: tiles, bundles of entries and the newest checkpoint, as C2SP tlog-tiles
/// lays them out, for any web server to serve. Nodes that share it may write at once: the same name has the same bytes.
/// </summary>
public sealed class TileFolder
{
    /// <summary>The name of the newest checkpoint.</summary>
    public const string CheckpointName = "checkpoint";

    private const int MostRemembered = 4_096;

    private readonly ConcurrentDictionary<HashTileAddress, byte[]> _full = [];

    /// <summary>The folder that the settings name, made when it is missing.</summary>
    public TileFolder(LogSettings settings)
    {
        Path = System.IO.Path.GetFullPath(settings.Folder);
        Directory.CreateDirectory(Path);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The tree that lies in the tiles, as far as so many leaves.</summary>
    public TiledTree Tree(long size) => new(size, Tile);

    /// <summary>The bytes of a file; null when it is not there.</summary>
    /// <param name="name">The path below the folder, with slashes.</param>
    public byte[]? Read(string name)
    {
        try
        {
            return File.ReadAllBytes(Place(name));
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes a file as a whole, so that it outlives a crash; nobody ever sees a part of it.</summary>
    public void Write(string name, ReadOnlySpan<byte> bytes)
    {
        if (HashTileAddress.Parse(name) is { IsGood: true, Value: var address })
            _full.TryRemove(address, out _);
        var place = Place(name);
        var folder = System.IO.Path.GetDirectoryName(place)!;
        Directory.CreateDirectory(folder);
        var unfinished = $"{place}.{Guid.NewGuid():n}";
        using (var file = File.OpenHandle(unfinished, FileMode.CreateNew, FileAccess.Write))
        {
            RandomAccess.Write(file, bytes, 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(unfinished, place, overwrite: true);
        DurableFolder.Flush(folder);
    }

    private byte[]? Tile(HashTileAddress address)
    {
        if (_full.TryGetValue(address, out var known))
            return known;
        var bytes = Read(address.Path);
        if (bytes is not null && address.Width == HashTileAddress.FullWidth)
        {
            if (_full.Count >= MostRemembered)
                _full.Clear();
            _full[address] = bytes;
        }

        return bytes;
    }

    private string Place(string name) =>
        System.IO.Path.Combine(Path, name.Replace('/', System.IO.Path.DirectorySeparatorChar));
}
