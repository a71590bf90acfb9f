using Cpor.Ledger.Service.Erasing;
using Cpor.Ledger.Service.Personal;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Erasing;

/// <summary>What a restored backup brings back goes again.</summary>
public sealed class erasing_again_after_a_restore(Database database) : IAsyncLifetime
{
    private ErasingScene _scene = null!;

    private ErasureRepeats Repeats => _scene.Ledger.Services.GetRequiredService<ErasureRepeats>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _scene = await ErasingScene.OpenAsync(database);

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task destroys_a_key_that_has_come_back()
    {
        var claim = await _scene.DraftAsync();
        await ExecuteAsync("create table backup as table ledger_keys.claim_key");
        await EraseAsync(claim);

        await ExecuteAsync(
            """
            delete from ledger_keys.claim_key;
            insert into ledger_keys.claim_key select * from backup;
            """);

        (await Repeats.ApplyAsync(all: false, Cancel)).ShouldBe(1);
        (await IsDestroyedAsync(claim)).ShouldBeTrue();
        (await Repeats.ApplyAsync(all: false, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task removes_files_that_have_come_back()
    {
        var claim = await _scene.DraftAsync();
        await EraseAsync(claim);
        var proof = Path.Combine(_scene.Ledger.DataFolder, "proofs", claim, new string('a', 64));
        var mail = Path.Combine(_scene.Ledger.DataFolder, "mail", $"{claim}.3.partner@localhost.eml");
        var other = Path.Combine(_scene.Ledger.DataFolder, "mail", $"{Guid.NewGuid()}.3.partner@localhost.eml");
        foreach (var file in new[] { proof, mail, other })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, "back", Cancel);
        }

        await Repeats.ApplyAsync(all: true, Cancel);

        File.Exists(proof).ShouldBeFalse();
        File.Exists(mail).ShouldBeFalse();
        File.Exists(other).ShouldBeTrue();
    }

    [Fact]
    public async Task records_the_erasure_anew_where_the_facts_do_not_know_of_it()
    {
        var claim = await _scene.DraftAsync();
        var erased = await _scene.DraftAsync();
        await EraseAsync(erased);
        // A database from before the erasure of the first one: only the file beside it knows.
        var folder = Path.Combine(_scene.Ledger.DataFolder, "erasures");
        var kept = await File.ReadAllTextAsync(Path.Combine(folder, $"{erased}.json"), Cancel);
        kept.ShouldNotContain(Canary.Ascii);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{claim}.json"), kept.Replace(erased, claim), Cancel);

        (await Repeats.RememberAsync(Cancel)).ShouldBe(1);

        (await IsDestroyedAsync(claim)).ShouldBeTrue();
        var certificate = await _scene.UntilFinishedAsync(claim);
        certificate.CaseReference.ShouldBe("DSR-2026-0017");
        certificate.ErasedBy.ShouldBe((await _scene.UntilFinishedAsync(erased)).ErasedBy);
        (await Repeats.RememberAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task goes_on_where_a_process_was_killed_between_the_fact_and_its_follow_up()
    {
        var claim = await _scene.DraftAsync();
        await EraseAsync(claim);
        // As it is when nothing but the fact came to be.
        await ExecuteAsync("delete from ledger_keys.erasure");
        var key = _scene.Ledger.Services.GetRequiredService<IKeyEncryption>();
        var wrapped = await key.WrapAsync($"claim-key {claim}", new byte[32], Cancel);
        await ExecuteAsync($"update ledger_keys.claim_key set wrapped = '\\x{Convert.ToHexStringLower(wrapped)}', "
            + $"destroyed_at = null where claim_id = '{claim}'");

        _scene.Ledger.Time.Advance(ErasureRepeatService.Period + TimeSpan.FromSeconds(1));

        await Scenarios.TestLedger.UntilAsync(
            async () => await IsDestroyedAsync(claim) ? "gone" : null, () => Task.FromResult("the key is gone"));
        (await _scene.UntilFinishedAsync(claim)).FinishedAt.ShouldNotBeNull();
    }

    private async Task EraseAsync(string claim)
    {
        (await _scene.Operator.EraseAsync(claim, ErasingScene.Order())).Required();
        await _scene.UntilFinishedAsync(claim);
    }

    private Task<bool> IsDestroyedAsync(string claim) => _scene.ScalarAsync<bool>(
        $"select wrapped is null from ledger_keys.claim_key where claim_id = '{claim}'");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_scene.Ledger.OwnerConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
