using System.Text;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Proofs;
using Cpor.Ledger.Audit.Tiles;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Log;

public class the_published_log(RunningLedger running, Database database) : IClassFixture<RunningLedger>
{
    [Fact]
    public async Task can_be_checked_from_its_files_alone()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        await ledger.FillAsync(300);
        await ledger.PublishedAsync();
        var key = await ledger.LogKeyAsync();

        var note = File.ReadAllBytes(Path.Combine(ledger.Tiles.Path, "checkpoint"));
        var signed = SignedCheckpoint.Read(note, new LogIdentity(key.Name, [key]), []);

        var checkpoint = signed.Value.ShouldNotBeNull(signed.Fault?.Explanation).Checkpoint;
        checkpoint.Size.ShouldBeGreaterThan(300);
        var leaves = new List<TreeHash>();
        foreach (var bundle in BundleAddress.Grown(0, checkpoint.Size))
        {
            var bytes = File.ReadAllBytes(Path.Combine(ledger.Tiles.Path, bundle.Path));
            leaves.AddRange(EntryBundle.Read(bytes, bundle.Width).Value!.Select(entry => TreeHash.OfLeaf(entry.Span)));
        }

        MerkleTree.Root(leaves.ToArray()).ShouldBe(checkpoint.Root);
        var tiles = new TiledTree(
            checkpoint.Size, address => File.ReadAllBytes(Path.Combine(ledger.Tiles.Path, address.Path)));
        MerkleTree.Root(tiles, checkpoint.Size).ShouldBe(checkpoint.Root);
    }

    [Fact]
    public async Task is_served_with_what_may_be_kept_and_what_not()
    {
        var ledger = running.Ledger;
        await ledger.FillAsync(2, "served");
        var size = (await ledger.PublishedAsync()).Checkpoint.Size;
        using var readers = new Readers(ledger);
        using var http = readers.Http(CallerRole.Auditor);

        using var tile = await http.GetAsync($"log/tile/0/000.p/{size}");
        using var bundle = await http.GetAsync($"log/tile/entries/000.p/{size}");
        using var checkpoint = await http.GetAsync("log/checkpoint");
        using var key = await http.GetAsync("log/../keys/log.keys");
        using var nonsense = await http.GetAsync("log/tile/0/x000/000");

        (await tile.Content.ReadAsByteArrayAsync()).Length.ShouldBe((int)size * 32);
        tile.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        tile.Headers.CacheControl.Extensions.ShouldHaveSingleItem().Name.ShouldBe("immutable");
        EntryBundle.Read(await bundle.Content.ReadAsByteArrayAsync(), (int)size).IsGood.ShouldBeTrue();
        checkpoint.Headers.CacheControl!.NoCache.ShouldBeTrue();
        ((int)key.StatusCode).ShouldBe(404);
        ((int)nonsense.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task proves_each_of_its_entries_and_that_it_only_grew()
    {
        var ledger = running.Ledger;
        await ledger.FillAsync(5, "proved");
        var then = (await ledger.PublishedAsync()).Checkpoint;
        await ledger.CreateAsync(Examples.Claim("later"), Examples.Contoso, "teams");
        var now = (await ledger.PublishedAsync()).Checkpoint;
        using var readers = new Readers(ledger);
        using var http = readers.Http(CallerRole.Auditor);
        var key = await ledger.LogKeyAsync();

        for (var position = 0L; position < now.Size; position++)
        {
            var entry = await http.GetByteArrayAsync($"v1/log/entries/{position}");
            var proof = LogProof.Parse(await http.GetByteArrayAsync($"v1/log/entries/{position}/proof")).Value!;
            proof.Index.ShouldBe(position);
            proof.Check(TreeHash.OfLeaf(entry), new LogIdentity(key.Name, [key]), []).IsGood.ShouldBeTrue();
        }

        var grown = (await readers.As(CallerRole.Payout).GetConsistencyAsync(then.Size)).Required();
        var hashes = grown.Hashes.Select(hash => new TreeHash(Convert.FromBase64String(hash))).ToList();
        new ConsistencyProof(grown.From, grown.To, hashes).Check(then.Root, now.Root).ShouldBeNull();
        (await readers.As(CallerRole.Payout).GetConsistencyAsync(0)).Problem!.Code.ShouldBe(Problems.SizesInvalid);
        ((int)(await http.GetAsync($"v1/log/entries/{now.Size}")).StatusCode).ShouldBe(404);
        ((int)(await http.GetAsync("v1/log/entries/01")).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task is_written_anew_when_its_folder_is_gone()
    {
        var ledger = running.Ledger;
        await ledger.FillAsync(3, "written");
        var before = await ledger.PublishedAsync();
        Directory.Delete(ledger.Tiles.Path, recursive: true);

        await ledger.Services.GetRequiredService<Publisher>().PublishAsync(CancellationToken.None);

        ledger.Tiles.Read("checkpoint").ShouldBe(before.Note);
        var (_, size, root) = before.Checkpoint;
        MerkleTree.Root(ledger.Tiles.Tree(size), size).ShouldBe(root);
    }

    [Fact]
    public async Task is_not_continued_by_an_older_database()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: services => services.Remove(
            services.Single(service => service.ImplementationType == typeof(PublishingService))));
        await ledger.FillAsync(2);
        await LogTable.SettledAsync(ledger.OwnerConnectionString);
        await ledger.Services.GetRequiredService<Publisher>().PublishAsync(CancellationToken.None);
        var size = (await ledger.PublishedAsync()).Checkpoint.Size;
        var (key, note) = (await ledger.LogKeyAsync(), ledger.Tiles.Read("checkpoint")!);
        var keys = await ledger.Services.GetRequiredService<LogKeys>().OpenAsync(CancellationToken.None);
        var ahead = new Checkpoint(key.Name, size + 5, TreeHash.OfLeaf("lost"u8)).Sign(keys[0]);
        ledger.Tiles.Write("checkpoint", ahead.ToBytes());
        var publisher = ledger.Services.GetRequiredService<Publisher>();

        (await Should.ThrowAsync<LogForkedException>(() => publisher.PublishAsync(CancellationToken.None)))
            .Message.ShouldContain("older database");

        var forked = new Checkpoint(key.Name, size, TreeHash.OfLeaf("other"u8)).Sign(keys[0]);
        ledger.Tiles.Write("checkpoint", forked.ToBytes());
        await ledger.CreateAsync(Examples.Claim("one more"), Examples.Contoso, "teams");
        await LogTable.SettledAsync(ledger.OwnerConnectionString);
        (await Should.ThrowAsync<LogForkedException>(() => publisher.PublishAsync(CancellationToken.None)))
            .Message.ShouldContain("begin");
        ledger.Tiles.Write("checkpoint", note);
        (await publisher.PublishAsync(CancellationToken.None))!.Checkpoint.Size.ShouldBe(size + 1);
    }

    [Fact]
    public async Task carries_the_signatures_of_every_key_while_keys_are_rotated()
    {
        using var old = SigningKey.From("log.example/a", SignatureKind.Note, new byte[32]).Value!;
        var seed = Enumerable.Repeat((byte)7, 32).ToArray();
        using var next = SigningKey.From("log.example/a", SignatureKind.Note, seed).Value!;
        await using var ledger = await TestLedger.StartAsync(database, new Dictionary<string, string?>
        {
            ["Ledger:Log:Origin"] = "log.example/a",
            ["Ledger:Log:Keys"] = $"{old.ToSecret()};{next.ToSecret()}",
        });
        await ledger.FillAsync(1);

        var (checkpoint, note) = await ledger.PublishedAsync();

        foreach (var key in new[] { old.Verifier, next.Verifier })
            SignedCheckpoint.Read(note, new LogIdentity(key.Name, [key]), []).IsGood.ShouldBeTrue();
        Encoding.UTF8.GetString(note).ShouldStartWith($"log.example/a\n{checkpoint.Size}\n");
    }
}
