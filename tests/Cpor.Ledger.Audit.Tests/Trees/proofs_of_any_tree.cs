using Cpor.Ledger.Audit.Trees;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Trees;

public class proofs_of_any_tree
{
    private static readonly Gen<(TreeHash[] Leaves, int Index, int Old, int Bit)> _case =
        from leaves in Leaves.Some
        from index in Gen.Int[0, leaves.Length - 1]
        from old in Gen.Int[1, leaves.Length]
        from bit in Gen.Int[0, 255]
        select (leaves, index, old, bit);

    [Fact]
    public void inclusion_proofs_are_those_of_the_definition_and_hold() => _case.Sample(one =>
    {
        var proof = Inclusion(one.Leaves, one.Index);

        proof.Hashes.ShouldBe(ByDefinition.Path(one.Index, one.Leaves));
        proof.Check(one.Leaves[one.Index], ByDefinition.Root(one.Leaves)).ShouldBeNull();
    });

    [Fact]
    public void consistency_proofs_are_those_of_the_definition_and_hold() => _case.Sample(one =>
    {
        var proof = Consistency(one.Leaves, one.Old);

        proof.Hashes.ShouldBe(ByDefinition.Consistency(one.Old, one.Leaves));
        proof.Check(OldRoot(one.Leaves, one.Old), ByDefinition.Root(one.Leaves)).ShouldBeNull();
    });

    [Fact]
    public void every_proof_of_every_small_tree_holds()
    {
        for (var size = 1; size <= 70; size++)
        {
            var leaves = Leaves.Of(size);
            var root = ByDefinition.Root(leaves);
            for (var index = 0; index < size; index++)
            {
                Inclusion(leaves, index).Check(leaves[index], root).ShouldBeNull();
                Consistency(leaves, index + 1).Check(OldRoot(leaves, index + 1), root).ShouldBeNull();
            }
        }
    }

    [Fact]
    public void an_inclusion_proof_with_any_bit_changed_is_refused() => _case.Sample(one =>
    {
        var proof = Inclusion(one.Leaves, one.Index);
        var (leaf, root) = (one.Leaves[one.Index], ByDefinition.Root(one.Leaves));

        proof.Check(Leaves.Flipped(leaf, one.Bit), root).ShouldBe(TreeFaults.AnotherRoot);
        proof.Check(leaf, Leaves.Flipped(root, one.Bit)).ShouldBe(TreeFaults.AnotherRoot);
        foreach (var hashes in Changed(proof.Hashes, one.Bit))
            (proof with { Hashes = hashes }).Check(leaf, root).ShouldBe(TreeFaults.AnotherRoot);
    });

    [Fact]
    public void a_consistency_proof_with_any_bit_changed_is_refused() => _case.Sample(one =>
    {
        var proof = Consistency(one.Leaves, one.Old);
        var (old, root) = (OldRoot(one.Leaves, one.Old), ByDefinition.Root(one.Leaves));

        proof.Check(Leaves.Flipped(old, one.Bit), root).ShouldNotBeNull();
        proof.Check(old, Leaves.Flipped(root, one.Bit)).ShouldBe(TreeFaults.AnotherRoot);
        foreach (var hashes in Changed(proof.Hashes, one.Bit))
            (proof with { Hashes = hashes }).Check(old, root).ShouldNotBeNull();
    });

    [Fact]
    public void a_proof_with_a_hash_more_or_less_or_elsewhere_is_refused() => _case.Sample(one =>
    {
        var root = ByDefinition.Root(one.Leaves);
        var inclusion = Inclusion(one.Leaves, one.Index);
        var consistency = Consistency(one.Leaves, one.Old);

        foreach (var hashes in Rearranged(inclusion.Hashes, one.Leaves[0]))
            (inclusion with { Hashes = hashes }).Check(one.Leaves[one.Index], root).ShouldNotBeNull();
        foreach (var hashes in Rearranged(consistency.Hashes, one.Leaves[0]))
            (consistency with { Hashes = hashes }).Check(OldRoot(one.Leaves, one.Old), root).ShouldNotBeNull();
    });

    [Fact]
    public void a_proof_of_another_place_is_refused() => _case.Sample(one =>
    {
        var (leaf, root) = (one.Leaves[one.Index], ByDefinition.Root(one.Leaves));
        var proof = Inclusion(one.Leaves, one.Index);

        for (var index = 0; index < one.Leaves.Length; index++)
        {
            if (index != one.Index)
                (proof with { Index = index }).Check(leaf, root).ShouldNotBeNull();
        }
    });

    /// <summary>
    /// A size alone may fit another tree's proof; with the root that a checkpoint gives it, it does not.
    /// </summary>
    [Fact]
    public void a_proof_against_another_size_with_its_root_is_refused() => _case.Sample(one =>
    {
        var other = Leaves.Of(one.Leaves.Length + 1 + (one.Bit % 7), salt: 1);
        one.Leaves.CopyTo(other, 0);
        var root = ByDefinition.Root(other);

        (Inclusion(one.Leaves, one.Index) with { Size = other.Length }).Check(one.Leaves[one.Index], root)
            .ShouldNotBeNull();
        if (one.Old == one.Leaves.Length)
            return;
        var consistency = Consistency(one.Leaves, one.Old);
        (consistency with { NewSize = other.Length }).Check(OldRoot(one.Leaves, one.Old), root).ShouldNotBeNull();
        (consistency with { OldSize = one.Old + 1 })
            .Check(OldRoot(one.Leaves, one.Old + 1), ByDefinition.Root(one.Leaves)).ShouldNotBeNull();
    });

    [Fact]
    public void a_changed_past_has_no_proof() => _case.Sample(one =>
    {
        var forked = one.Leaves.ToArray();
        forked[one.Index % one.Old] = Leaves.Flipped(forked[one.Index % one.Old], one.Bit);

        Consistency(forked, one.Old).Check(OldRoot(one.Leaves, one.Old), ByDefinition.Root(forked)).ShouldNotBeNull();
    });

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(long.MaxValue, long.MinValue)]
    public void a_place_outside_the_tree_is_refused(long index, long size)
    {
        InclusionProof.Make(new GrowingTree([]), index, size).Fault.ShouldBe(TreeFaults.OutsideTree);
        new InclusionProof(index, size, []).Check(TreeHash.Empty, TreeHash.Empty).ShouldBe(TreeFaults.OutsideTree);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(long.MaxValue, long.MinValue)]
    public void sizes_that_do_not_follow_each_other_are_refused(long old, long size)
    {
        ConsistencyProof.Make(new GrowingTree([]), old, size).Fault.ShouldBe(TreeFaults.NotALaterTree);
        new ConsistencyProof(old, size, []).Check(TreeHash.Empty, TreeHash.Empty).ShouldBe(TreeFaults.NotALaterTree);
    }

    [Fact]
    public void nothing_a_stranger_sends_makes_checking_throw() =>
        Gen.Select(Gen.Long, Gen.Long, Gen.Int[0, 100]).Sample((first, second, count) =>
        {
            var hashes = Leaves.Of(count);

            new InclusionProof(first, second, hashes).Check(TreeHash.Empty, default).ShouldNotBeNull();
            new ConsistencyProof(first, second, hashes).Check(TreeHash.Empty, default).ShouldNotBeNull();
        });

    [Fact]
    public void the_largest_tree_has_proofs_of_63_hashes()
    {
        var proof = InclusionProof.Make(new SameEverywhere(), 0, long.MaxValue).Value.ShouldNotBeNull();

        proof.Hashes.Count.ShouldBe(InclusionProof.MostHashes);
        proof.Check(TreeHash.Empty, TreeHash.Empty).ShouldBe(TreeFaults.AnotherRoot);
        ConsistencyProof.Make(new SameEverywhere(), long.MaxValue - 1, long.MaxValue).IsGood.ShouldBeTrue();
    }

    [Fact]
    public void what_is_not_to_be_had_cannot_be_proved()
    {
        var tree = new GrowingTree(Leaves.Of(5));

        InclusionProof.Make(tree, 2, 6).Fault.ShouldBe(TreeFaults.HashMissing);
        ConsistencyProof.Make(tree, 2, 6).Fault.ShouldBe(TreeFaults.HashMissing);
        MerkleTree.Root(tree, 6).ShouldBeNull();
    }

    private static InclusionProof Inclusion(TreeHash[] leaves, int index) =>
        InclusionProof.Make(new GrowingTree(leaves), index, leaves.Length).Value.ShouldNotBeNull();

    private static ConsistencyProof Consistency(TreeHash[] leaves, int old) =>
        ConsistencyProof.Make(new GrowingTree(leaves), old, leaves.Length).Value.ShouldNotBeNull();

    private static TreeHash OldRoot(TreeHash[] leaves, int old) => ByDefinition.Root(leaves.AsSpan(0, old));

    private static IEnumerable<TreeHash[]> Changed(IReadOnlyList<TreeHash> hashes, int bit) =>
        Enumerable.Range(0, hashes.Count).Select(place =>
        {
            var changed = hashes.ToArray();
            changed[place] = Leaves.Flipped(changed[place], bit);
            return changed;
        });

    private static IEnumerable<TreeHash[]> Rearranged(IReadOnlyList<TreeHash> hashes, TreeHash more)
    {
        for (var place = 0; place <= hashes.Count; place++)
            yield return [.. hashes.Take(place), more, .. hashes.Skip(place)];
        for (var place = 0; place < hashes.Count; place++)
        {
            yield return [.. hashes.Take(place), .. hashes.Skip(place + 1)];
            yield return [.. hashes.Take(place), hashes[place], .. hashes.Skip(place)];
        }

        for (var place = 1; place < hashes.Count; place++)
            yield return [.. hashes.Take(place - 1), hashes[place], hashes[place - 1], .. hashes.Skip(place + 1)];
    }

    private sealed class SameEverywhere : IHashSource
    {
        public TreeHash? Find(Subtree subtree) => TreeHash.Empty;
    }
}
