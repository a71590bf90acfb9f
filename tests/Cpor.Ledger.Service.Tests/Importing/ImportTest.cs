using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Acts;
using Cpor.Ledger.Service.Importing;
using NodaTime;
using NodaTime.Testing;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Importing;

/// <summary>Empty catalogues, and files to import into them.</summary>
public abstract class ImportTest(Database database) : IAsyncLifetime
{
    protected static readonly Instant Now = Instant.FromUtc(2020, 9, 1, 23, 30);

    private readonly Folder _folder = new();
    private readonly RecordedInMemory _acts = new();

    protected FakeClock Clock { get; } = new(Now);

    protected NpgsqlDataSource Source { get; private set; } = null!;

    protected string Results { get; set; } = "";

    public async ValueTask InitializeAsync()
    {
        Results = _folder["results.csv"];
        Source = await database.OfAsync(GetType());
        await ExecuteAsync("""
            truncate ledger_catalogue.subscription, ledger_catalogue.customer, ledger_catalogue.partner_location,
              ledger_catalogue.calendar, ledger_catalogue.import_run cascade
            """);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What the imports recorded of themselves, the newest last.</summary>
    protected IReadOnlyList<Act> Acts => _acts.Recorded;

    protected Task<ImportReport> ImportAsync(
        IImportKind kind,
        string content,
        string file = "rows.csv",
        bool isDryRun = false,
        Action<ImportProgress>? progress = null)
    {
        File.WriteAllText(_folder[file], content);
        return new Import(Source, _acts, Clock).RunAsync(
            kind, new ImportOrder(_folder[file], "test", Results, isDryRun), progress);
    }

    /// <summary>The lines of the results, without the heading.</summary>
    protected IReadOnlyList<string> Lines() => [.. File.ReadAllLines(Results).Skip(1)];

    /// <summary>What became of the rows, as <c>2 refused not-in-format from</c>.</summary>
    protected IReadOnlyList<string> Outcomes() =>
        [.. Lines().Select(line => line.Split(',')).Select(line => $"{line[0]} {line[2]} {line[3]} {line[4]}".Trim())];

    protected async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Everything that the catalogues hold.</summary>
    protected async Task<string> StoredAsync()
    {
        await using var command = Source.CreateCommand("""
            select coalesce(string_agg(line, E'\n' order by line), '') from (
              select s::text as line from ledger_catalogue.subscription s
              union all select c::text from ledger_catalogue.customer c
              union all select p::text from ledger_catalogue.partner_location p
              union all select c::text from ledger_catalogue.calendar c
              union all select r::text from ledger_catalogue.import_run r
              union all select r::text from ledger_catalogue.import_row r) as lines
            """);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private sealed class RecordedInMemory : IActRecorder
    {
        public List<Act> Recorded { get; } = [];

        public Task<Guid?> RecordAsync(
            ActStreamId id, Func<Act?, Act?> next, Actor actor, CancellationToken cancel)
        {
            if (next(Recorded.LastOrDefault()) is not { } act)
                return Task.FromResult<Guid?>(null);
            Recorded.Add(act);
            return Task.FromResult<Guid?>(Guid.CreateVersion7());
        }
    }
}
