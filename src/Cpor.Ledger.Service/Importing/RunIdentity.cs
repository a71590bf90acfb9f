namespace Cpor.Ledger.Service.Importing;

/// <summary>What makes two runs one that was interrupted.</summary>
/// <param name="Kind">What the rows are.</param>
/// <param name="Name">The import's name.</param>
/// <param name="Digest">SHA-256 of the file, 64 lower-case hexadecimal digits.</param>
internal sealed record RunIdentity(string Kind, string Name, string Digest);
