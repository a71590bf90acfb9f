using Cpor.Ledger.Service.OptingOut;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.OptingOut;

public class links_to_opt_out(AskingLedger asking) : IClassFixture<AskingLedger>
{
    private readonly TestLedger _ledger = asking.Ledger;

    [Fact]
    public async Task are_the_same_for_the_same_window_on_every_node_and_always()
    {
        var id = Examples.Claim("same");
        await using var node = await asking.StartNodeAsync();

        var link = await _ledger.LinkAsync(id, Examples.Window("same"));
        var elsewhere = await node.Services.GetRequiredService<OptOutLinks>().ForAsync(id, Examples.Window("same"));

        elsewhere.ShouldBe(link);
        link.AbsoluteUri.ShouldMatch("^http://localhost:5080/opt-out/[A-Za-z0-9_-]{88}$");
        (await _ledger.LinkAsync(id, Examples.Window("another"))).ShouldNotBe(link);
        (await _ledger.LinkAsync(Examples.Claim("another"), Examples.Window("same"))).ShouldNotBe(link);
    }

    [Theory]
    [InlineData("https://ledger.example", "https://ledger.example/opt-out/")]
    [InlineData("https://example.com/cpor/", "https://example.com/cpor/opt-out/")]
    public async Task begin_with_the_public_address(string address, string start)
    {
        var links = new OptOutLinks(
            _ledger.Services.GetRequiredService<LinkKey>(), new() { PublicUrl = new Uri(address) });

        (await links.ForAsync(Examples.Claim("a"), Examples.Window("a"))).AbsoluteUri.ShouldStartWith(start);
    }

    [Fact]
    public async Task lead_to_their_window_alone()
    {
        var links = _ledger.Services.GetRequiredService<OptOutLinks>();
        var token = (await _ledger.LinkAsync(Examples.Claim("a"), Examples.Window("b"))).Segments[^1];

        (await links.ReadAsync(token)).ShouldBe(new OptOutTicket(Examples.Claim("a"), Examples.Window("b")));
    }

    [Fact]
    public async Task that_were_altered_anywhere_are_not_ours()
    {
        var links = _ledger.Services.GetRequiredService<OptOutLinks>();
        var token = (await _ledger.LinkAsync(Examples.Claim("a"), Examples.Window("b"))).Segments[^1];

        for (var at = 0; at < token.Length; at++)
        {
            var altered = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            (await links.ReadAsync(altered)).ShouldBeNull($"character {at}");
        }

        string[] others =
        [
            "", token[..^1], token + "A", token[..^1] + " ", token[..44] + "    " + token[44..^4],
            token.ToLowerInvariant(),
            token[..^1] + "=", new string('A', 88), new string('é', 88), "../../v1/claims",
        ];
        foreach (var other in others)
            (await links.ReadAsync(other)).ShouldBeNull(other);
    }

    [Theory]
    [InlineData("/opt-out")]
    [InlineData("/opt-out/")]
    [InlineData("/opt-out/nonsense")]
    [InlineData("/opt-out/a/b/c")]
    [InlineData("/opt-out/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task that_are_not_ours_get_a_page_that_says_so(string path)
    {
        using var customer = new Customer(_ledger);

        var page = await customer.OpenAsync(path);
        var posted = await customer.PostAsync(path, [new("line", "x")]);

        page.Status.ShouldBe(404);
        page.Title.ShouldBe("This link does not work");
        posted.Status.ShouldBe(404);
    }

    [Fact]
    public async Task of_a_claim_or_window_that_is_not_there_lead_nowhere()
    {
        var id = await _ledger.AskCustomerAsync("there", "teams");
        using var customer = new Customer(_ledger);

        (await customer.OpenAsync(await _ledger.LinkAsync(id, Examples.Window("not there")))).Status.ShouldBe(404);
        (await customer.OpenAsync(await _ledger.LinkAsync(Examples.Claim("not there")))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task are_signed_with_a_key_that_is_not_readable_in_the_database()
    {
        await _ledger.LinkAsync(Examples.Claim("a"));
        await using var connection = new Npgsql.NpgsqlConnection(_ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var read = new Npgsql.NpgsqlCommand("select wrapped from ledger_keys.link_key", connection);

        var wrapped = (byte[])(await read.ExecuteScalarAsync())!;

        wrapped.Length.ShouldBeGreaterThan(32);
        var key = await _ledger.Services.GetRequiredService<Cpor.Ledger.Service.Personal.IKeyEncryption>()
            .UnwrapAsync("opt-out-link-key", wrapped, default);
        key.Length.ShouldBe(32);
        wrapped.AsSpan().IndexOf(key).ShouldBe(-1);
    }
}
