using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Explaining;

/// <summary>
/// One ledger with claims that came as far as their names say, for the tests of a class that only look.
/// </summary>
public sealed class ExplainedLedger(Database database) : IAsyncLifetime
{
    public static readonly ClaimId Draft = Examples.Claim("explained-draft");

    public static readonly ClaimId Submitted = Examples.Claim("explained-submitted");

    public static readonly ClaimId Official = Examples.Claim("explained-official");

    /// <summary>Rejected by the ledger, because a question was not answered in time.</summary>
    public static readonly ClaimId Lapsed = Examples.Claim("explained-lapsed");

    public TestLedger Ledger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Ledger = await TestLedger.StartAsync(database, configure: EveryFact.Register);
        await LapseAsync();
        await EveryFact.MakeOfficialAsync(Ledger, Official, "exchange-online");
        await Ledger.CreateAsync(Draft, Examples.Contoso, "teams");
        await Ledger.SubmitAsync(Submitted, Examples.Contoso, "teams");
    }

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();

    private async Task LapseAsync()
    {
        await Ledger.SubmitAsync(Lapsed, Examples.Contoso, "exchange-online", "teams");
        await Ledger.UntilAsync(Lapsed, ClaimStatus.UnderReview);
        var asked = await Ledger.DoAsync(Lapsed, EveryFact.Question(Ledger));
        await Ledger.AdvanceAsync(asked.NextDeadline()!.Value - Ledger.Now);
        await Ledger.UntilAsync(Lapsed, ClaimStatus.Rejected);
    }
}
