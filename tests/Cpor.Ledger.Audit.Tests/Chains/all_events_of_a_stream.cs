using Cpor.Ledger.Audit.Chains;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Chains;

public class all_events_of_a_stream
{
    private static readonly Gen<(ChainLink[] Links, StreamHead Head, int Place)> _streams =
        from gaps in Gen.Long[1, 1000].Array[1, 12]
        from rest in Gen.Long[1, 1000]
        from place in Gen.Int[0, gaps.Length - 1]
        let links = Linked(gaps)
        select (links, new StreamHead(links[^1].Position, links.Length, links[^1].Position + rest), place);

    [Fact]
    public void are_recognised() =>
        _streams.Sample(stream => StreamChain.Check(stream.Links, stream.Head).ShouldBeNull());

    [Fact]
    public void are_not_when_one_is_left_out() => _streams.Sample(stream =>
        StreamChain.Check(Without(stream.Links, stream.Place), stream.Head).ShouldBe(
            stream.Place == stream.Links.Length - 1 ? ChainFaults.AnotherHead : ChainFaults.Broken));

    [Fact]
    public void are_not_when_one_stands_twice_or_elsewhere() => _streams.Sample(stream =>
    {
        var (links, place) = (stream.Links, stream.Place);

        StreamChain.Check([.. links[..place], links[place], .. links[place..]], stream.Head)
            .ShouldBe(ChainFaults.Broken);
        if (place > 0)
            StreamChain.Check([links[place], .. Without(links, place)], stream.Head).ShouldBe(ChainFaults.Broken);
    });

    [Fact]
    public void are_not_when_any_link_says_something_else() => _streams.Sample(stream =>
    {
        var link = stream.Links[stream.Place];
        foreach (var changed in (ChainLink[])
        [
            link with { Version = link.Version + 1 },
            link with { Previous = link.Previous is null ? 0 : null },
            link with { Previous = link.Position },
            link with { Position = link.Previous ?? -1 },
        ])
        {
            StreamChain.Check([.. stream.Links.Select(one => one == link ? changed : one)], stream.Head)
                .ShouldBe(ChainFaults.Broken);
        }
    });

    [Fact]
    public void are_not_when_the_head_is_another() => _streams.Sample(stream =>
    {
        var head = stream.Head;

        StreamChain.Check(stream.Links, head with { Version = head.Version + 1 }).ShouldBe(ChainFaults.AnotherHead);
        StreamChain.Check(stream.Links, head with { Position = head.Position - 1 }).ShouldNotBeNull();
        StreamChain.Check(stream.Links, head with { Size = head.Position }).ShouldBe(ChainFaults.HeadOutsideLog);
        StreamChain.Check([], head with { Version = 0 }).ShouldBe(ChainFaults.AnotherHead);
    });

    [Fact]
    public void of_any_numbers_are_checked_without_throwing() =>
        Gen.Select(Gen.Select(Gen.Long, Gen.Long, Gen.Long.Nullable()).Array, Gen.Long, Gen.Long, Gen.Long).Sample(
            (links, position, version, size) => StreamChain.Check(
                [.. links.Select(link => new ChainLink(link.Item1, link.Item2, link.Item3))],
                new StreamHead(position, version, size)).ShouldNotBeNull());

    private static ChainLink[] Linked(long[] gaps)
    {
        var links = new List<ChainLink>();
        foreach (var gap in gaps)
        {
            var previous = links is [.., var last] ? last.Position : (long?)null;
            links.Add(new ChainLink((previous ?? -1) + gap, links.Count + 1, previous));
        }

        return [.. links];
    }

    private static ChainLink[] Without(ChainLink[] links, int place) => [.. links[..place], .. links[(place + 1)..]];
}
