namespace Cpor.Ledger.Verify.Telling;

/// <summary>A file and what is to be said of it.</summary>
/// <param name="File">Its name as it was given.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Documents">The hashes of documents that lie beside it.</param>
internal sealed record Answer(string File, Verdict Verdict, IReadOnlySet<string> Documents);
