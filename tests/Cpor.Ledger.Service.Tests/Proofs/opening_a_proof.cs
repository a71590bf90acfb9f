using Cpor.Ledger.Service.Proofs;

namespace Cpor.Ledger.Service.Tests.Proofs;

public class opening_a_proof(Database database) : ProofTest(database)
{
    private const int Head = 80, Sealed = Chunk + 16;

    [Fact]
    public async Task is_recorded_as_a_reading()
    {
        var sha256 = await StoredAsync(Text(10));

        await ReadAsync(sha256);

        (await ScalarAsync<string>("select claim_id || ' ' || event || ' ' || field || ' ' || who || ' ' || why from "
            + "ledger_keys.reading")).ShouldBe($"{Claim} proof {sha256} actor-7 review");
    }

    [Fact]
    public async Task starts_anywhere()
    {
        var content = Text(3 * Chunk + 500);
        var opened = await Store().OpenAsync(Claim, await StoredAsync(content), Reviewer);
        await using var stream = opened.ShouldBeOfType<OpenedProof.Opened>().Content;
        stream.Length.ShouldBe(content.Length);

        foreach (var at in (int[])[2 * Chunk + 7, 0, Chunk - 3, content.Length - 5, Chunk])
        {
            var piece = new byte[Math.Min(100, content.Length - at)];
            stream.Position = at;
            await stream.ReadExactlyAsync(piece);
            piece.ShouldBe(content[at..(at + piece.Length)]);
            stream.Seek(at, SeekOrigin.Begin);
            stream.ReadExactly(piece);
            piece.ShouldBe(content[at..(at + piece.Length)]);
        }

        stream.Seek(0, SeekOrigin.End).ShouldBe(content.Length);
        stream.Read(new byte[1]).ShouldBe(0);
    }

    [Fact]
    public async Task refuses_every_byte_that_was_changed()
    {
        var sha256 = await StoredAsync(Text(200));
        var stored = await File.ReadAllBytesAsync(PathOf(sha256));
        stored.Length.ShouldBe(Head + 200 + 16);

        for (var i = 0; i < stored.Length; i++)
        {
            var changed = stored.ToArray();
            changed[i] ^= 1;
            await File.WriteAllBytesAsync(PathOf(sha256), changed);
            await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(sha256), $"byte {i}");
        }
    }

    /// <summary>Three full chunks and a part: what an attacker who holds the disk could make of the file.</summary>
    [Theory]
    [InlineData("cut to nothing")]
    [InlineData("cut in the head")]
    [InlineData("cut after two chunks")]
    [InlineData("cut by one byte")]
    [InlineData("lengthened")]
    [InlineData("chunks exchanged")]
    [InlineData("a chunk repeated")]
    [InlineData("a chunk left out")]
    public async Task refuses_a_file_that_was_cut_or_put_together_otherwise(string how)
    {
        var sha256 = await StoredAsync(Text(3 * Chunk + 500));
        var stored = await File.ReadAllBytesAsync(PathOf(sha256));
        var (first, second, third) = (Head..(Head + Sealed), (Head + Sealed)..(Head + 2 * Sealed),
            (Head + 2 * Sealed)..(Head + 3 * Sealed));
        await File.WriteAllBytesAsync(PathOf(sha256), how switch
        {
            "cut to nothing" => [],
            "cut in the head" => stored[..40],
            "cut after two chunks" => stored[..(Head + 2 * Sealed)],
            "cut by one byte" => stored[..^1],
            "lengthened" => [.. stored, 0],
            "chunks exchanged" =>
                [.. stored[..Head], .. stored[second], .. stored[first], .. stored[(Head + 2 * Sealed)..]],
            "a chunk repeated" =>
                [.. stored[..Head], .. stored[first], .. stored[first], .. stored[(Head + 2 * Sealed)..]],
            "a chunk left out" => [.. stored[..Head], .. stored[first], .. stored[third], .. stored[third.End..]],
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, "Not a way."),
        });

        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(sha256));
    }

    [Fact]
    public async Task refuses_a_chunk_of_another_file_of_the_same_claim()
    {
        var one = await StoredAsync(Text(2 * Chunk));
        var other = await StoredAsync([.. Text(2 * Chunk).Reverse()]);
        var stored = await File.ReadAllBytesAsync(PathOf(one));
        var foreign = await File.ReadAllBytesAsync(PathOf(other));

        await File.WriteAllBytesAsync(PathOf(one), [.. stored[..(Head + Sealed)], .. foreign[(Head + Sealed)..]]);

        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(one));
    }

    [Fact]
    public async Task refuses_another_file_under_this_name_and_the_file_of_another_claim()
    {
        var one = await StoredAsync(Text(100));
        var other = await StoredAsync(Text(200));
        await SaveAsync(Text(200), claim: OtherClaim);

        File.Copy(PathOf(other), PathOf(one), overwrite: true);
        File.Copy(PathOf(other, OtherClaim), PathOf(other), overwrite: true);

        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(one));
        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(other));
    }

    [Fact]
    public async Task tells_what_is_missing_from_what_was_erased()
    {
        var sha256 = await StoredAsync(Text(10));
        (await Store().OpenAsync(Claim, Sha256(Text(11)), Reviewer)).ShouldBeOfType<OpenedProof.Missing>();
        (await Store().OpenAsync(OtherClaim, sha256, Reviewer)).ShouldBeOfType<OpenedProof.Missing>();

        var at = await Keys.DestroyAsync(Claim);

        (await Store().OpenAsync(Claim, sha256, Reviewer)).ShouldBe(new OpenedProof.Erased(at));
        await Store().DeleteClaimAsync(Claim);
        (await Store().OpenAsync(Claim, sha256, Reviewer)).ShouldBe(new OpenedProof.Erased(at));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    public async Task takes_nothing_but_a_hash_for_a_name(string sha256) =>
        await Should.ThrowAsync<ArgumentException>(() => Store().OpenAsync(Claim, sha256, Reviewer));

    private async Task<string> StoredAsync(byte[] content) =>
        (await SaveAsync(content)).ShouldBeOfType<ProofResult.Stored>().Sha256;
}
