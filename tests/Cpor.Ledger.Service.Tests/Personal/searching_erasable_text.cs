using Cpor.Ledger.Service.Personal;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Personal;

public class searching_erasable_text(Database database) : PersonalTest(database)
{
    private SearchHash Hash => First.GetRequiredService<SearchHash>();

    [Theory]
    [InlineData("anna@fabrikam.example", "  Anna@Fabrikam.EXAMPLE ")]
    [InlineData("ёлкина", "ЁЛКИНА")]
    [InlineData("müller", "Mu\u0308ller")]
    [InlineData("ガ", "カ\u3099")]
    public async Task finds_it_however_it_was_typed(string stored, string typed) =>
        (await Hash.ComputeAsync("name", typed)).ShouldBe(await Hash.ComputeAsync("name", stored));

    [Fact]
    public async Task tells_other_texts_and_other_subjects_apart()
    {
        string[] hashes =
        [
            await Hash.ComputeAsync("email", "anna"),
            await Hash.ComputeAsync("email", "anne"),
            await Hash.ComputeAsync("name", "anna"),
        ];

        hashes.ShouldBeUnique();
        hashes.ShouldAllBe(hash => hash.Length == 64);
    }

    [Fact]
    public async Task uses_one_key_on_every_node_that_starts_at_once()
    {
        var nodes = Enumerable.Range(0, 8).Select(_ => Node().GetRequiredService<SearchHash>()).ToList();

        var hashes = await Task.WhenAll(
            nodes.Select(node => Task.Run(async () => await node.ComputeAsync("email", "a@b.c"))));

        hashes.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task cannot_be_tried_without_the_ledgers_key()
    {
        var here = await Hash.ComputeAsync("email", "anna@fabrikam.example");
        await ExecuteAsync("delete from ledger_keys.search_key");

        var newly = Node().GetRequiredService<SearchHash>();
        (await newly.ComputeAsync("email", "anna@fabrikam.example")).ShouldNotBe(here);
    }
}
