using System.Text;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.Settings;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Proofs;

public class storing_a_proof(Database database) : ProofTest(database)
{
    [Theory]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData(3 * Chunk)]
    [InlineData(5 * Chunk + 12_345)]
    public async Task keeps_every_byte_under_its_hash(int length)
    {
        var content = Text(length);

        var result = await SaveAsync(content);

        result.ShouldBe(new ProofResult.Stored(
            Sha256(content), length, ProofKind.Txt, new MalwareScan.NotScanned()));
        Folder.Files.ShouldBe([PathOf(Sha256(content))]);
        (await ReadAsync(Sha256(content))).ShouldBe(content);
    }

    [Fact]
    public async Task leaves_nothing_readable_on_disk()
    {
        var content = Encoding.UTF8.GetBytes("canary canary canary");

        await SaveAsync(content);

        var stored = await File.ReadAllBytesAsync(Folder.Files.ShouldHaveSingleItem());
        Encoding.Latin1.GetString(stored).ShouldNotContain("canary");
        stored.AsSpan().IndexOf(Convert.FromHexString(Sha256(content))).ShouldBe(-1);
    }

    [Fact]
    public async Task twice_keeps_one_file_and_answers_the_same()
    {
        var first = await SaveAsync(Text(100_000));

        (await SaveAsync(Text(100_000), "other-name.txt")).ShouldBe(first);

        Folder.Files.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task from_many_uploads_of_the_same_file_at_once_keeps_one()
    {
        var content = Text(300_000);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SaveAsync(content))));

        results.Distinct().ShouldHaveSingleItem().ShouldBeOfType<ProofResult.Stored>();
        Folder.Files.ShouldHaveSingleItem();
        (await ReadAsync(Sha256(content))).ShouldBe(content);
    }

    [Fact]
    public async Task mends_a_file_that_was_damaged()
    {
        var content = Text(1_000);
        await SaveAsync(content);
        await File.WriteAllTextAsync(PathOf(Sha256(content)), "damaged");

        await SaveAsync(content);

        (await ReadAsync(Sha256(content))).ShouldBe(content);
    }

    [Fact]
    public async Task for_two_claims_keeps_two_files_that_have_nothing_in_common()
    {
        var content = Text(50_000);
        await SaveAsync(content);
        await SaveAsync(content, claim: OtherClaim);

        var one = await File.ReadAllBytesAsync(PathOf(Sha256(content)));
        var other = await File.ReadAllBytesAsync(PathOf(Sha256(content), OtherClaim));

        one.Length.ShouldBe(other.Length);
        one.Skip(8).Zip(other.Skip(8)).Count(pair => pair.First == pair.Second).ShouldBeLessThan(one.Length / 100);
    }

    [Fact]
    public async Task takes_exactly_the_limit_and_not_one_byte_more()
    {
        var store = Store(new ProofSettings(Folder.Path) { LargestProof = 100_000 }, new NoMalwareScan());

        (await SaveAsync(store, new MemoryStream(Text(100_000)))).ShouldBeOfType<ProofResult.Stored>();
        (await SaveAsync(store, new MemoryStream(Text(100_001)))).ShouldBe(new ProofResult.TooLarge(100_000));

        Folder.Files.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task stops_reading_at_the_limit()
    {
        var store = Store(new ProofSettings(Folder.Path) { LargestProof = 100_000 }, new NoMalwareScan());
        var endless = new Upload(_ => null);

        (await SaveAsync(store, endless)).ShouldBeOfType<ProofResult.TooLarge>();

        endless.Given.ShouldBeLessThan(200_000);
        Folder.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task refuses_an_empty_file()
    {
        (await SaveAsync([])).ShouldBe(new ProofResult.Empty());
        Folder.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task leaves_nothing_behind_when_the_upload_breaks_off()
    {
        var broken = new Upload(given => given > 200_000 ? new IOException("The client went away.") : null);

        await Should.ThrowAsync<IOException>(() => SaveAsync(Store(), broken));

        broken.Given.ShouldBeGreaterThan(200_000);
        Folder.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task leaves_nothing_behind_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var slow = new Upload(given =>
        {
            if (given > 200_000)
                cancel.Cancel();
            return null;
        });

        await Should.ThrowAsync<OperationCanceledException>(() => SaveAsync(Store(), slow, cancel.Token));

        Folder.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task is_refused_for_a_claim_whose_data_was_erased()
    {
        var at = await Keys.DestroyAsync(Claim);

        (await SaveAsync(Text(10))).ShouldBe(new ProofResult.Erased(at));
        Folder.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task leaves_what_a_dead_process_left_behind_to_the_next_start()
    {
        Directory.CreateDirectory(Folder["incoming"]);
        foreach (var (name, age) in new[] { ("old", 60), ("young", 1) })
        {
            await File.WriteAllTextAsync(Folder[$"incoming/{name}"], "half");
            var written = Clock.GetCurrentInstant() - Duration.FromMinutes(age);
            File.SetLastWriteTimeUtc(Folder[$"incoming/{name}"], written.ToDateTimeUtc());
        }

        Store().RemoveUnfinished(before: Clock.GetCurrentInstant() - Duration.FromMinutes(30));

        Folder.Files.ShouldBe([Folder["incoming/young"]]);
        new ProofStore(new ProofSettings(Folder["none"]), Keys, null!, null!).RemoveUnfinished(Instant.MaxValue);
    }

    [Fact]
    public async Task of_an_erased_claim_removes_its_files_and_no_others()
    {
        await SaveAsync(Text(10));
        await SaveAsync(Text(20));
        await SaveAsync(Text(30), claim: OtherClaim);

        await Store().DeleteClaimAsync(Claim);
        await Store().DeleteClaimAsync(Claim);

        Folder.Files.ShouldBe([PathOf(Sha256(Text(30)), OtherClaim)]);
    }

    private static Task<ProofResult> SaveAsync(ProofStore store, Stream content, CancellationToken cancel = default) =>
        store.SaveAsync(new ProofUpload(Claim, "proof.txt", "text/plain"), content, cancel);

    /// <summary>An upload without end, until it is told otherwise.</summary>
    private sealed class Upload(Func<long, Exception?> trouble) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (trouble(Given) is { } exception)
                throw exception;
            buffer.AsSpan(offset, count).Fill((byte)'a');
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
