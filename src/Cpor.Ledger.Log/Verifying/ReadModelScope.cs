using Npgsql;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>What a check of read models needs of the verification that runs it.</summary>
/// <param name="Database">The database; it is only read.</param>
/// <param name="Suspects">Streams in which something was found already: they are left out.</param>
/// <param name="Findings">Where to add what is found.</param>
public sealed record ReadModelScope(NpgsqlDataSource Database, ISet<Guid> Suspects, ICollection<Finding> Findings);
