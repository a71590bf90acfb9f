using System.Security.Cryptography;
using Cpor.Ledger.Audit.Trees;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Trees;

public class a_hash_of_the_tree
{
    [Fact]
    public void of_a_leaf_is_that_of_a_zero_and_the_entry() =>
        Gen.OneOf(Gen.Byte.Array[0, 100], Gen.Byte.Array[4000, 4200], Gen.Byte.Array[65_535]).Sample(
            entry => TreeHash.OfLeaf(entry).ShouldBe(new TreeHash(SHA256.HashData([0, .. entry]))));

    [Fact]
    public void of_a_node_is_that_of_a_one_and_both_halves()
    {
        var (left, right) = (TreeHash.OfLeaf([1]), TreeHash.OfLeaf([2]));

        TreeHash.OfNode(left, right).ShouldBe(new TreeHash(SHA256.HashData([1, .. left.Bytes, .. right.Bytes])));
        TreeHash.OfNode(left, right).ShouldNotBe(TreeHash.OfNode(right, left));
        TreeHash.OfNode(left, right).ShouldNotBe(TreeHash.OfLeaf([.. left.Bytes, .. right.Bytes]));
    }

    [Fact]
    public void equals_another_when_every_byte_does() => Gen.Byte.Array[32].Sample(bytes =>
    {
        var hash = new TreeHash(bytes);

        hash.ShouldBe(new TreeHash(bytes));
        hash.Bytes.ToArray().ShouldBe(bytes);
        hash.ToString().ShouldBe(Convert.ToBase64String(bytes));
        for (var bit = 0; bit < 256; bit += 8)
            (hash == Leaves.Flipped(hash, bit)).ShouldBeFalse();
    });

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void has_exactly_32_bytes(int length) =>
        Should.Throw<ArgumentException>(() => new TreeHash(new byte[length]));
}
