using System.Text;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Log;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Erasing;

/// <summary>
/// Something unmistakable stands in every personal field, and has gone everywhere that a claim's data goes. After the
/// erasure it is looked for in all bytes that there are.
/// </summary>
public sealed class canaries_after_an_erasure(Database database) : IAsyncLifetime
{
    private ErasingScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ErasingScene.OpenAsync(database);

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task are_found_nowhere_however_they_are_encoded()
    {
        string[] claims = [await _scene.EndedAsync(), await _scene.OfBatchAsync()];
        var neighbour = (await _scene.Partner.CreateClaimAsync(Http.Requests.Microsoft365())).Required().ClaimId;
        await LeaveADeadLetterAsync(claims[0]);
        foreach (var claim in claims)
            await ShouldBeReadableAsync(claim);
        await ShouldBeFoundAsync();
        var before = await LogTable.SettledAsync(_scene.Ledger.OwnerConnectionString);

        foreach (var claim in claims)
        {
            (await _scene.Operator.EraseAsync(claim, ErasingScene.Order(), new Call($"erase-{claim}"))).Required();
            await _scene.UntilFinishedAsync(claim);
        }

        (await FoundAsync()).ShouldBeEmpty();
        var after = await LogTable.SettledAsync(_scene.Ledger.OwnerConnectionString);
        after.ShouldBeWhole();
        // Who read is recorded in its own time.
        after.Rows.Skip(before.Rows.Count)
            .Count(row => !Encoding.UTF8.GetString(row.Bytes).Contains("\"type\":\"personal-data-read.v1\""))
            .ShouldBe(claims.Length);
        after.Rows.Take(before.Rows.Count).Select(row => Convert.ToHexString(row.Bytes))
            .ShouldBe(before.Rows.Select(row => Convert.ToHexString(row.Bytes)));
        (await _scene.Reviewer.GetContactsAsync(neighbour, "test")).Required().CustomerContact
            .ShouldBe(Http.Requests.Customer);
    }

    /// <summary>A letter that fails in a way that nobody foresaw, and whose exception names the addressee.</summary>
    private async Task LeaveADeadLetterAsync(string claim)
    {
        _scene.Post.Fails = true;
        (await _scene.Reviewer.CommentAsync(claim, new CommentRequest { Text = Canary.In("late") })).Required();
        await TestLedger.UntilAsync(
            async () => await _scene.ScalarAsync<long>(
                $"select count(*) from {EventStore.MessageSchema}.wolverine_dead_letters") > 0 ? "there" : null,
            () => Task.FromResult("a letter is dead"));
        _scene.Post.Fails = false;
        await _scene.ScalarAsync<string>(
            $"""
            update {EventStore.MessageSchema}.wolverine_dead_letters set exception_message = '{Canary.In("exception")}'
            returning exception_message
            """);
    }

    private async Task ShouldBeReadableAsync(string claim)
    {
        var contacts = (await _scene.Reviewer.GetContactsAsync(claim, Canary.In("reason"))).Required();
        contacts.CustomerContact!.Email.ShouldNotBeNull().ShouldStartWith(Canary.Ascii);
        contacts.CustomerContact.Name.ShouldNotBeNull().ShouldContain(Canary.Letters);
        contacts.Name.ShouldNotBeNull().ShouldContain(Canary.Letters);
        (await _scene.Auditor.GetHistoryAsync(claim, reason: Canary.In("history"))).Required();
        var proof = (await _scene.Auditor.ListProofsAsync(claim, "test")).Required().Items[0];
        proof.FileName.ShouldNotBeNull().ShouldContain(Canary.Ascii);
        var content = (await _scene.Auditor.GetProofContentAsync(claim, proof.ProofId, "test")).Required();
        Encoding.UTF8.GetString(content.Content).ShouldContain(Canary.Letters);
    }

    /// <summary>In mails, in the words of readers and in a dead letter: so the search does find.</summary>
    private async Task ShouldBeFoundAsync()
    {
        var found = await FoundAsync();
        found.ShouldContain(hit => hit.StartsWith("database: utf-8", StringComparison.Ordinal));
        found.ShouldContain(hit => hit.StartsWith("mail/", StringComparison.Ordinal) && hit.Contains("utf-8"));
        found.ShouldContain(hit => hit.StartsWith("mail/", StringComparison.Ordinal) && hit.Contains("base64"));
        found.ShouldNotContain(hit => hit.StartsWith("proofs/", StringComparison.Ordinal));
        found.ShouldNotContain(hit => hit.StartsWith("keys/", StringComparison.Ordinal));
        found.ShouldNotContain(hit => hit.StartsWith("log output", StringComparison.Ordinal));
    }

    private async Task<List<string>> FoundAsync()
    {
        var folder = _scene.Ledger.DataFolder;
        var found = new List<string>();
        found.AddRange(Canary.FoundIn("database", await Dump.OfAsync(_scene.Ledger.OwnerConnectionString)));
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var place = Path.GetRelativePath(folder, file).Replace('\\', '/');
            byte[] bytes = [.. Encoding.UTF8.GetBytes(place), .. await File.ReadAllBytesAsync(file)];
            found.AddRange(Canary.FoundIn(place, bytes));
        }

        found.AddRange(Canary.FoundIn("log output", Encoding.UTF8.GetBytes(_scene.Logs.All)));
        return found;
    }
}
