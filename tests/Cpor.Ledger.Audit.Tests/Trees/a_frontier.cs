using Cpor.Ledger.Audit.Trees;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Trees;

public class a_frontier
{
    [Fact]
    public void has_the_root_of_the_definition_after_every_leaf() => Leaves.Some.Sample(
        leaves =>
        {
            var frontier = new Frontier();
            frontier.Root().ShouldBe(TreeHash.Empty);
            for (var size = 1; size <= leaves.Length; size++)
            {
                frontier.Append(leaves[size - 1]);
                frontier.Size.ShouldBe(size);
                frontier.Root().ShouldBe(ByDefinition.Root(leaves.AsSpan(0, size)));
            }
        },
        iter: 20);

    [Fact]
    public void goes_on_after_it_was_stored() => Gen.Select(Leaves.Some, Leaves.Some).Sample((before, after) =>
    {
        var frontier = Of(before);

        var restored = Frontier.Read(frontier.ToBytes()).Value.ShouldNotBeNull();
        restored.Size.ShouldBe(before.Length);
        restored.Root().ShouldBe(frontier.Root());
        foreach (var leaf in after)
            restored.Append(leaf);
        restored.Root().ShouldBe(ByDefinition.Root([.. before, .. after]));
        restored.ToBytes().ShouldBe(Of([.. before, .. after]).ToBytes());
    });

    [Fact]
    public void takes_complete_subtrees_at_once() => Leaves.Some.Sample(leaves =>
    {
        var frontier = new Frontier();
        foreach (var subtree in Subtree.Covering(0, leaves.Length))
            frontier.Append(ByDefinition.Root(leaves.AsSpan()[(int)subtree.First..(int)subtree.End]), subtree.Level);

        frontier.ToBytes().ShouldBe(Of(leaves).ToBytes());
    });

    [Fact]
    public void is_stored_in_a_form_that_never_changes()
    {
        var leaves = Leaves.Of(3);

        Of(leaves).ToBytes().ShouldBe(
            [0, 0, 0, 0, 0, 0, 0, 3, .. TreeHash.OfNode(leaves[0], leaves[1]).Bytes, .. leaves[2].Bytes]);
        new Frontier().ToBytes().ShouldBe(new byte[8]);
    }

    [Fact]
    public void refuses_a_subtree_where_none_of_its_height_can_lie()
    {
        var frontier = Of(Leaves.Of(2));

        Should.Throw<ArgumentException>(() => frontier.Append(TreeHash.Empty, level: 2));
        Should.Throw<ArgumentException>(() => frontier.Append(TreeHash.Empty, level: -1));
        Should.Throw<ArgumentException>(() => frontier.Append(TreeHash.Empty, level: 63));
        frontier.Append(TreeHash.Empty, level: 1);
        frontier.Size.ShouldBe(4);
    }

    [Fact]
    public void is_not_read_from_bytes_of_another_length() => Leaves.Some.Sample(leaves =>
    {
        var bytes = Of(leaves).ToBytes();

        Frontier.Read(bytes.AsSpan(1)).Fault.ShouldBe(TreeFaults.NotAFrontier);
        Frontier.Read([.. bytes, 0]).Fault.ShouldBe(TreeFaults.NotAFrontier);
    });

    [Fact]
    public void is_not_read_from_nothing_or_a_negative_size()
    {
        Frontier.Read([]).Fault.ShouldBe(TreeFaults.NotAFrontier);
        Frontier.Read([.. Enumerable.Repeat(byte.MaxValue, 8)]).Fault.ShouldBe(TreeFaults.NotAFrontier);
        Frontier.Read([.. Enumerable.Repeat(byte.MaxValue, 8 + (64 * 32))]).Fault.ShouldBe(TreeFaults.NotAFrontier);
    }

    private static Frontier Of(TreeHash[] leaves)
    {
        var frontier = new Frontier();
        foreach (var leaf in leaves)
            frontier.Append(leaf);
        return frontier;
    }
}
