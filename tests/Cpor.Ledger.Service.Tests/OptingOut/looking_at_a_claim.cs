using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.OptingOut;

public class looking_at_a_claim(AskingLedger asking) : IClassFixture<AskingLedger>
{
    private readonly TestLedger _ledger = asking.Ledger;

    [Fact]
    public async Task shows_who_claims_what_until_when_and_what_it_means()
    {
        var id = await _ledger.AskCustomerAsync("shown", "exchange-online", "defender-for-office-365");
        using var customer = new Customer(_ledger);

        var page = await customer.OpenAsync(await _ledger.LinkAsync(id));

        page.Title.ShouldBe("A partner wants to be your partner of record");
        page.Text.ShouldContain("MPN 1234567 has told us that it works with woodgrove.example");
        page.Text.ShouldContain("What is claimed Exchange Online Defender for Office 365 Partner");
        page.Text.ShouldContain($"Contact at the partner {OptOutScene.ContactName} {OptOutScene.ContactEmail}");
        page.Text.ShouldContain($"Tenant {Examples.Woodgrove}");
        page.Text.ShouldContain("until the end of Monday, 9 March 2026 (time zone Europe/London, UTC+00:00)");
        page.Text.ShouldContain("The partner may be paid an incentive for its work.");
    }

    [Fact]
    public async Task never_changes_it_however_a_program_looks()
    {
        var id = await _ledger.AskCustomerAsync("scanned", "teams");
        var before = await _ledger.LoadAsync(id);
        var path = (await _ledger.LinkAsync(id)).AbsolutePath;
        using var scanner = new Customer(_ledger);
        var page = await scanner.OpenAsync(path);

        var looks = new[]
        {
            await scanner.SendAsync(HttpMethod.Head, path),
            await scanner.OpenAsync($"{path}?guard={page.Guard}&line={page.Boxes[0].Value}"),
            await scanner.OpenAsync($"{path}?lang=ru"),
            await scanner.OpenAsync(page.FormPath),
            await scanner.SendAsync(HttpMethod.Get, path, new FormUrlEncodedContent(
                [new("guard", page.Guard!), new("line", page.Boxes[0].Value)])),
        };

        looks.ShouldAllBe(look => look.Status == 200);
        looks[0].Html.ShouldBeEmpty();
        (await scanner.SendAsync(HttpMethod.Options, path)).Status.ShouldBe(401);
        (await scanner.SendAsync(HttpMethod.Put, path)).Status.ShouldBe(401);
        (await scanner.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(401);
        (await _ledger.LoadAsync(id)).ShouldBe(before);
    }

    [Fact]
    public async Task is_recorded_as_a_reading_of_the_contact_by_this_customer()
    {
        var id = await _ledger.AskCustomerAsync("read", "teams");
        var link = await _ledger.LinkAsync(id);
        using var customer = new Customer(_ledger);

        await customer.SendAsync(HttpMethod.Head, link.AbsolutePath);
        (await ReadingsAsync(id.Value)).ShouldBeEmpty("nobody reads the body that answers HEAD");
        await customer.OpenAsync(link);

        (await ReadingsAsync(id.Value)).ShouldBe(
        [
            ("partner-contact.email", $"customer:{Examples.Window($"{id}")}", "opt-out-page"),
            ("partner-contact.name", $"customer:{Examples.Window($"{id}")}", "opt-out-page"),
        ]);
    }

    [Fact]
    public async Task shows_no_name_that_was_erased()
    {
        var id = await _ledger.AskCustomerAsync("erased", "teams");
        await _ledger.Services.GetRequiredService<ClaimKeys>().DestroyAsync(id.Value);
        using var customer = new Customer(_ledger);

        var page = await customer.OpenAsync(await _ledger.LinkAsync(id));

        page.Text.ShouldContain("Contact at the partner (erased) Your organisation");
        (await customer.OptOutAsync(page)).Title.ShouldBe("You have opted out");
    }

    [Fact]
    public async Task writes_names_as_text_and_never_as_markup()
    {
        var id = await _ledger.AskCustomerAsync("markup", "teams");
        using var customer = new Customer(_ledger);

        var page = await customer.OpenAsync(await _ledger.LinkAsync(id));

        page.Html.ShouldContain("Zoë &lt;b&gt;O&#x27;Neil&lt;/b&gt; &amp; Søn");
        page.Html.ShouldNotContain("<b>");
    }

    [Theory]
    [InlineData(null, null, "en")]
    [InlineData("ru", null, "ru")]
    [InlineData("ru-RU,ru;q=0.9,en;q=0.8", null, "ru")]
    [InlineData("de-DE,de;q=0.9,ru;q=0.5,en;q=0.4", null, "ru")]
    [InlineData("en;q=0.2,ru;q=0", null, "en")]
    [InlineData("ja", null, "en")]
    [InlineData("total; nonsense;q=x", null, "en")]
    [InlineData("ru", "en", "en")]
    [InlineData("en", "ru", "ru")]
    [InlineData("ru", "<script>", "ru")]
    public async Task speaks_the_language_that_is_asked_for(string? accepted, string? asked, string expected)
    {
        var id = await _ledger.AskCustomerAsync($"language {accepted} {asked}", "teams");
        var link = await _ledger.LinkAsync(id);
        using var customer = new Customer(_ledger);
        if (accepted is not null)
            customer.Prefer(accepted);

        var page = await customer.OpenAsync(
            asked is null ? link.AbsolutePath : $"{link.AbsolutePath}?lang={Uri.EscapeDataString(asked)}");

        page.Html.ShouldContain($"<html lang=\"{expected}\">");
        page.Headers["Content-Language"].ShouldBe(expected);
        page.Headers["Vary"].ShouldContain("Accept-Language");
        page.Title.ShouldBe(expected == "ru"
            ? "Партнёр хочет стать вашим зарегистрированным партнёром"
            : "A partner wants to be your partner of record");
        page.FormPath.ShouldEndWith($"?lang={expected}");
    }

    [Fact]
    public async Task asks_nobody_else_for_anything_and_is_kept_by_nobody()
    {
        var id = await _ledger.AskCustomerAsync("private", "teams");
        using var customer = new Customer(_ledger);
        var page = await customer.OpenAsync(await _ledger.LinkAsync(id));
        var receipt = await customer.OptOutAsync(page);
        var unknown = await customer.OpenAsync("/opt-out/nonsense");

        foreach (var seen in new[] { page, receipt, unknown })
        {
            seen.Headers["Content-Security-Policy"].ShouldMatch(
                "^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'$");
            seen.Headers["Referrer-Policy"].ShouldBe("no-referrer");
            seen.Headers["Cache-Control"].ShouldContain("no-store");
            seen.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
            seen.Headers["X-Robots-Tag"].ShouldBe("noindex, nofollow");
            seen.Html.ShouldNotContain("<script");
            seen.Html.ShouldNotMatch("(?i)(src|href|action)=\"(?!\\?|mailto:)", "the page leads to itself alone");
            seen.Html.ShouldNotMatch("(?i)style=|url\\(|@import|http-equiv| on[a-z]+=");
        }

        var cookie = page.Headers["Set-Cookie"];
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        receipt.Headers.ContainsKey("Set-Cookie").ShouldBeFalse("there is nothing to answer any more");
    }

    private async Task<List<(string Field, string Who, string Why)>> ReadingsAsync(Guid claimId)
    {
        await using var connection = new NpgsqlConnection(_ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select field, who, why from ledger_keys.reading
            where claim_id = $1 and who like 'customer:%' order by field
            """,
            connection);
        command.Parameters.AddWithValue(claimId);
        await using var rows = await command.ExecuteReaderAsync();
        List<(string Field, string Who, string Why)> readings = [];
        while (await rows.ReadAsync())
            readings.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return readings;
    }
}
