using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Audit.Tests.Trees;

/// <summary>
/// The vectors that the implementations of Certificate Transparency share: the eight leaves, their nodes and roots
/// stand in testonly/constants.go and rfc6962_test.go of transparency-dev/merkle.
/// </summary>
public class published_vectors_of_trees
{
    private static readonly string[] _entries =
    [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ];

    private static readonly string[] _roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private static readonly TreeHash[] _leaves =
        [.. _entries.Select(entry => TreeHash.OfLeaf(Convert.FromHexString(entry)))];

    [Fact]
    public void leaves_are_hashed_as_published()
    {
        TreeHash.OfLeaf([]).ShouldBe(Hash("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"));
        TreeHash.OfLeaf("L123456"u8)
            .ShouldBe(Hash("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"));
    }

    [Fact]
    public void nodes_are_hashed_as_published()
    {
        var one = new GrowingTree(_leaves);

        one.Find(new Subtree(1, 2)).ShouldBe(Hash("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"));
        one.Find(new Subtree(1, 3)).ShouldBe(Hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"));
        one.Find(new Subtree(2, 1)).ShouldBe(Hash("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
    }

    [Fact]
    public void the_roots_of_all_sizes_are_as_published()
    {
        for (var size = 0; size <= _leaves.Length; size++)
        {
            MerkleTree.Root(_leaves.AsSpan(0, size)).ShouldBe(Hash(_roots[size]));
            MerkleTree.Root(new GrowingTree(_leaves), size).ShouldBe(Hash(_roots[size]));
        }
    }

    [Fact]
    public void inclusion_is_judged_as_published()
    {
        var probes = PublishedVectors.Lines("inclusion.ndjson");

        probes.Count.ShouldBe(98);
        foreach (var probe in probes)
            Accepts(probe).ShouldBe(!probe.GetProperty("wantErr").GetBoolean(), probe.ToString());

        static bool Accepts(JsonElement probe) =>
            Hashes(probe) is { } hashes
            && Read(probe, "leafHash") is { } leaf
            && Read(probe, "root") is { } root
            && new InclusionProof(Number(probe, "leafIdx"), Number(probe, "treeSize"), hashes).Check(leaf, root)
                is null;
    }

    [Fact]
    public void consistency_is_judged_as_published()
    {
        var probes = PublishedVectors.Lines("consistency.ndjson");

        probes.Count.ShouldBe(98);
        foreach (var probe in probes)
            Accepts(probe).ShouldBe(!probe.GetProperty("wantErr").GetBoolean(), probe.ToString());

        static bool Accepts(JsonElement probe) =>
            Hashes(probe) is { } hashes
            && Read(probe, "root1") is { } oldRoot
            && Read(probe, "root2") is { } newRoot
            && new ConsistencyProof(Number(probe, "size1"), Number(probe, "size2"), hashes).Check(oldRoot, newRoot)
                is null;
    }

    [Fact]
    public void proofs_of_the_published_tree_are_made_as_published()
    {
        var tree = new GrowingTree(_leaves);

        foreach (var probe in Happy("inclusion.ndjson"))
        {
            InclusionProof.Make(tree, Number(probe, "leafIdx"), Number(probe, "treeSize")).Value.ShouldNotBeNull()
                .Hashes.ShouldBe(Hashes(probe));
        }

        foreach (var probe in Happy("consistency.ndjson"))
        {
            ConsistencyProof.Make(tree, Number(probe, "size1"), Number(probe, "size2")).Value.ShouldNotBeNull()
                .Hashes.ShouldBe(Hashes(probe));
        }

        static List<JsonElement> Happy(string file) =>
            [.. PublishedVectors.Lines(file).Where(probe => probe.GetProperty("desc").GetString() == "happy path")];
    }

    /// <summary>
    /// From the appendix of test vectors of draft-ietf-plants-merkle-tree-certs, where one hash stands for the roots of
    /// all parts [start, end) that the tree of the bytes 0 to 129 can be split into.
    /// </summary>
    [Fact]
    public void all_roots_up_to_130_leaves_are_as_published() =>
        Accumulated((start, end) => [$"[{start}, {end}) {Hex(MerkleTree.Root(Bytes(start, end)))}\n"])
            .ShouldBe("b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81");

    /// <summary>The same for all inclusion proofs in all those parts.</summary>
    [Fact]
    public void all_inclusion_proofs_up_to_130_leaves_are_as_published() =>
        Accumulated((start, end) =>
            {
                var tree = new GrowingTree(Bytes(start, end));
                return Enumerable.Range(start, end - start).Select(index =>
                {
                    var hashes = InclusionProof.Make(tree, index - start, end - start).Value!.Hashes;
                    return $"{index} [{start}, {end}){string.Concat(hashes.Select(hash => " " + Hex(hash)))}\n";
                });
            })
            .ShouldBe("ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f");

    private static string Accumulated(Func<int, int, IEnumerable<string>> lines)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var end = 0; end <= 130; end++)
        {
            foreach (var line in Enumerable.Range(0, end + 1).Where(start => IsPart(start, end - start))
                .SelectMany(start => lines(start, end)))
                all.AppendData(Encoding.ASCII.GetBytes(line));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    /// <summary>A part starts at a multiple of the smallest power of two that is not below its length.</summary>
    private static bool IsPart(int start, int length) =>
        length == 0 || start % (int)BitOperations.RoundUpToPowerOf2((uint)length) == 0;

    private static TreeHash[] Bytes(int start, int end) =>
        [.. Enumerable.Range(start, end - start).Select(value => TreeHash.OfLeaf([(byte)value]))];

    private static string Hex(TreeHash hash) => Convert.ToHexStringLower(hash.Bytes);

    private static TreeHash Hash(string hex) => new(Convert.FromHexString(hex));

    /// <summary>What does not fit in our numbers is no size; a negative one stands for it.</summary>
    private static long Number(JsonElement probe, string name) =>
        probe.GetProperty(name).GetUInt64() is var number and <= long.MaxValue ? (long)number : -1;

    private static TreeHash? Read(JsonElement probe, string name) => Read(probe.GetProperty(name));

    /// <summary>
    /// Our hashes have 32 bytes, so none is no hash. A few probes have words for roots, which are filled up with
    /// zeroes.
    /// </summary>
    private static TreeHash? Read(JsonElement hash) =>
        hash.ValueKind == JsonValueKind.String && hash.GetBytesFromBase64() is { Length: > 0 and <= 32 } bytes
            ? new TreeHash([.. bytes, .. new byte[TreeHash.Length - bytes.Length]])
            : null;

    private static TreeHash[]? Hashes(JsonElement probe)
    {
        var proof = probe.GetProperty("proof");
        TreeHash?[] hashes = proof.ValueKind == JsonValueKind.Null ? [] : [.. proof.EnumerateArray().Select(Read)];
        return hashes.Contains(null) ? null : [.. hashes.Select(hash => hash!.Value)];
    }
}
