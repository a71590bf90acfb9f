using Cpor.Ledger.Domain.Claims;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

/// <summary>What a partner may answer.</summary>
internal static class Answers
{
    public static readonly Answer Nothing = new(null, null, null, null, [], [], null);

    public static readonly Answer InWords = Nothing with { Comment = Text("comment", "because") };

    public static readonly Answer AnotherContact = Nothing with { CustomerContact = Grace };

    public static readonly Answer WithoutTeams = Nothing with { RemovedLineIds = [Teams] };
}
