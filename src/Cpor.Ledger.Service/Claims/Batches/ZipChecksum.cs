namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>
/// The CRC-32 that zips keep of each entry (ISO 3309, reflected). The framework's zip reader does not look at it, so a
/// damaged or cut entry would be taken for whole.
/// </summary>
internal struct ZipChecksum()
{
    private static readonly uint[] _table = [.. Enumerable.Range(0, 256).Select(value => Shifted((uint)value))];

    private uint _rest = uint.MaxValue;

    /// <summary>Of what was added so far.</summary>
    public readonly uint Value => ~_rest;

    /// <summary>Adds what comes next.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
            _rest = _table[(_rest ^ one) & byte.MaxValue] ^ (_rest >> 8);
    }

    private static uint Shifted(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        return value;
    }
}
