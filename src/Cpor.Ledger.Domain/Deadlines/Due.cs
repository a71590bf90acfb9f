using NodaTime;

namespace Cpor.Ledger.Domain.Deadlines;

/// <summary>What state remembers of a deadline.</summary>
/// <param name="Ends">The first instant that is too late.</param>
/// <param name="RemindAt">From when on the one who has to act is reminded.</param>
public sealed record Due(Instant Ends, Instant RemindAt);
