using System.Net;
using Cpor.Ledger.Service.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Access;

public sealed class accepting_tokens(Database database) : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task of_the_development_issuer_names_the_caller()
    {
        await using var entrance = await Entrance.OpenAsync(database, _folder);

        var answer = await entrance.SendAsync("/partners", entrance.Token());

        answer.ShouldMatch("^200 Partner 4711 1234567 actor:[0-9a-f]{8}-[0-9a-f-]{27}$");
    }

    [Fact]
    public async Task of_the_authority_names_the_caller_with_all_locations()
    {
        await using var authority = await Authority.OpenAsync();
        await using var entrance = await Entrance.OpenAsync(database, _folder, new() { Authority = authority.Address });

        var token = authority.Token(
            TheStart, ("sub", "8d1f"), ("role", "partner"), ("org", "4711"), ("mpn", new[] { "1234567", "7654321" }));

        (await entrance.SendAsync("/partners", token)).ShouldStartWith("200 Partner 4711 1234567 7654321 actor:");
    }

    [Fact]
    public async Task of_the_development_issuer_ends_where_an_authority_is_set()
    {
        await using var authority = await Authority.OpenAsync();
        await using var entrance = await Entrance.OpenAsync(database, _folder, new() { Authority = authority.Address });

        (await entrance.SendAsync("/partners", entrance.Token())).ShouldBe("401");
    }

    [Fact]
    public async Task signed_with_the_public_key_as_a_secret_is_refused()
    {
        await using var authority = await Authority.OpenAsync();
        await using var entrance = await Entrance.OpenAsync(database, _folder, new() { Authority = authority.Address });

        (await entrance.SendAsync(
            "/reviewers", authority.ConfusedToken(TheStart, ("sub", "8d1f"), ("role", "reviewer"))))
            .ShouldBe("401");
        (await entrance.SendAsync("/reviewers", authority.Token(TheStart, ("sub", "8d1f"), ("role", "reviewer"))))
            .ShouldStartWith("200");
    }

    [Fact]
    public async Task begins_and_ends_by_the_clock_of_the_ledger()
    {
        await using var entrance = await Entrance.OpenAsync(database, _folder);
        var token = entrance.Token(lifetime: Duration.FromMinutes(10));

        (await entrance.SendAsync("/partners", token)).ShouldStartWith("200");
        entrance.Time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(29));
        (await entrance.SendAsync(
            "/partners", token)).ShouldStartWith("200", customMessage: "half a minute is allowed");
        entrance.Time.Advance(TimeSpan.FromSeconds(1));
        (await entrance.SendAsync("/partners", token)).ShouldBe("401");

        var tomorrow = entrance.Token();
        entrance.Time.AdjustTime(entrance.Time.GetUtcNow().AddDays(-1));
        (await entrance.SendAsync("/partners", tomorrow)).ShouldBe("401");
    }

    [Theory]
    [InlineData("https://elsewhere.example", "cpor-ledger", SecurityAlgorithms.HmacSha256)]
    [InlineData(DevelopmentIssuer.Name, "another-service", SecurityAlgorithms.HmacSha256)]
    [InlineData(DevelopmentIssuer.Name, "cpor-ledger", SecurityAlgorithms.HmacSha384)]
    public async Task of_another_issuer_audience_or_algorithm_is_refused(
        string issuer, string audience, string algorithm)
    {
        await using var entrance = await Entrance.OpenAsync(database, _folder);
        var key = await File.ReadAllBytesAsync(_folder[DevelopmentIssuer.KeyFile]);

        (await entrance.SendAsync(
            "/reviewers", Signed(DevelopmentIssuer.Name, "cpor-ledger", SecurityAlgorithms.HmacSha256)))
            .ShouldStartWith("200");
        (await entrance.SendAsync("/reviewers", Signed(issuer, audience, algorithm))).ShouldBe("401");

        string Signed(string by, string to, string with) =>
            new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = by,
                Audience = to,
                NotBefore = TheStart.UtcDateTime,
                Expires = TheStart.UtcDateTime.AddHours(1),
                Claims = new Dictionary<string, object> { ["sub"] = "rita", ["role"] = "reviewer" },
                SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey([.. key, .. new byte[with == SecurityAlgorithms.HmacSha256 ? 0 : 32]])
                {
                    KeyId = DevelopmentIssuer.Name,
                },
                with),
            });
    }

    [Fact]
    public async Task that_were_altered_or_not_signed_is_refused()
    {
        await using var entrance = await Entrance.OpenAsync(database, _folder);
        var parts = entrance.Token(CallerRole.Auditor).Split('.');
        var body = Base64UrlEncoder.Decode(parts[1]).Replace("auditor", "reviewer");
        var unsigned = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");

        (await entrance.SendAsync("/reviewers", string.Join('.', parts))).ShouldStartWith("200");
        (await entrance.SendAsync("/reviewers", $"{parts[0]}.{Base64UrlEncoder.Encode(body)}.{parts[2]}")).ShouldBe(
            "401");
        (await entrance.SendAsync("/reviewers", $"{unsigned}.{parts[1]}.")).ShouldBe("401");
        (await entrance.SendAsync("/reviewers", "nonsense")).ShouldBe("401");
    }

    [Fact]
    public async Task takes_no_keys_from_other_sections_of_the_configuration()
    {
        var other = Convert.ToBase64String(new byte[32]);
        await using var entrance = await Entrance.OpenAsync(database, _folder, new()
        {
            Configuration = new Dictionary<string, string?>
            {
                ["Authentication:Schemes:Bearer:ValidIssuer"] = "somebody",
                ["Authentication:Schemes:Bearer:ValidAudience"] = "cpor-ledger",
                ["Authentication:Schemes:Bearer:SigningKeys:0:Issuer"] = "somebody",
                ["Authentication:Schemes:Bearer:SigningKeys:0:Value"] = other,
            },
        });
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "somebody",
            Audience = "cpor-ledger",
            NotBefore = TheStart.UtcDateTime,
            Expires = TheStart.UtcDateTime.AddHours(1),
            Claims = new Dictionary<string, object> { ["sub"] = "rita", ["role"] = "reviewer" },
            SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256),
        });

        (await entrance.SendAsync("/reviewers", token)).ShouldBe("401");
    }

    [Fact]
    public async Task is_not_begun_outside_development_without_an_authority()
    {
        var thrown = await Should.ThrowAsync<InvalidOperationException>(
            () => Entrance.OpenAsync(database, _folder, new() { Environment = "Production" }));

        thrown.Message.ShouldContain("Ledger__Tokens__Authority");
        thrown.Message.ShouldContain("ASPNETCORE_ENVIRONMENT=Development");
        File.Exists(_folder[DevelopmentIssuer.KeyFile]).ShouldBeFalse();
    }

    [Fact]
    public async Task is_not_begun_outside_development_with_an_authority_that_can_be_listened_to()
    {
        var thrown = await Should.ThrowAsync<InvalidOperationException>(() => Entrance.OpenAsync(
            database, _folder, new() { Environment = "Production", Authority = "http://login.example" }));

        thrown.Message.ShouldContain("HTTPS");
    }

    [Fact]
    public async Task tells_the_client_which_scheme_to_use()
    {
        await using var entrance = await Entrance.OpenAsync(database, _folder);

        using var response = await entrance.GetAsync("/partners");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    private static readonly DateTimeOffset TheStart = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
}
