namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>An entry of the log and the file that is to prove it; nobody has checked them.</summary>
/// <param name="Entry">The entry, to the byte.</param>
/// <param name="Proof">Its proof (C2SP tlog-proof), to the byte.</param>
public sealed record ProvedEntry(ReadOnlyMemory<byte> Entry, ReadOnlyMemory<byte> Proof);
