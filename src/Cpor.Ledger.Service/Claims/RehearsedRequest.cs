using System.Diagnostics.CodeAnalysis;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>A request of which it is only tried what would come of it: nothing is stored.</summary>
public sealed record RehearsedRequest : RequestContext
{
    /// <summary>The same request, tried.</summary>
    [SetsRequiredMembers]
    public RehearsedRequest(RequestContext meant, Rehearsal rehearsal)
        : base(meant) => Rehearsal = rehearsal;

    /// <summary>What it is tried on.</summary>
    public Rehearsal Rehearsal { get; }
}
