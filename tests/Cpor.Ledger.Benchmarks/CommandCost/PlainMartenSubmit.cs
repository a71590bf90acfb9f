using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Claims;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Services;

namespace Cpor.Ledger.Benchmarks.CommandCost;

/// <summary>
/// Marten as its documentation shows it, without an outbox, tags or follow-ups: fetch for writing, decide, append in
/// quick mode, with the same row of the claim written inline.
/// </summary>
public sealed class PlainMartenSubmit(string connectionString) : IContender, IDisposable
{
    private readonly ExampleClaims _claims = new("plain-marten");
    private readonly DocumentStore _store = DocumentStore.For(options =>
    {
        options.Connection(connectionString);
        options.DatabaseSchemaName = "plain_marten";
        var serializer = new SystemTextJsonSerializer();
        serializer.Configure(json => StoredFormat.Apply(json));
        options.Serializer(serializer);
        options.Events.AppendMode = EventAppendMode.Quick;
        options.Events.MetadataConfig.HeadersEnabled = true;
        options.Events.MetadataConfig.CausationIdEnabled = true;
        options.Events.MetadataConfig.CorrelationIdEnabled = true;
        options.Events.MetadataConfig.UserNameEnabled = true;
        foreach (var (type, name) in ClaimEventNames.All)
            options.Events.MapEventType(type, name);
        options.Projections.Add<LedgerClaimProjection>(ProjectionLifecycle.Inline);
    });

    public string Name => "plain Marten";

    public Task PrepareAsync(Slice slice) => Drafts.StoreAsync(_store, _claims, slice.Numbers);

    public async Task DoAsync(int number)
    {
        await using var session = _store.LightweightSession();
        var stream = await session.Events.FetchForWriting<LedgerClaim>(_claims.Id(number).Value);
        var decision = new SubmitClaim(TermsDocument.Cpor2020, [], SlotHolders.None)
            .Decide(stream.Aggregate!.State, NodaTime.SystemClock.Instance.GetCurrentInstant());
        stream.AppendMany(((Decision<ClaimEvent>.Accepted)decision).Facts);
        await session.SaveChangesAsync();
    }

    public void Dispose() => _store.Dispose();
}
