namespace Cpor.Ledger.Service.Tests.Access;

public sealed class naming_the_caller(Database database) : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("role: partner, org: 4711, mpn: 1234567", "its subject")]
    [InlineData("sub: , role: auditor", "its subject")]
    [InlineData("sub: anna", "one 'role'")]
    [InlineData("sub: anna, role: owner", "one 'role'")]
    [InlineData("sub: anna, role: 1", "one 'role'")]
    [InlineData("sub: anna, role: Reviewer", "one 'role'")]
    [InlineData("sub: anna, role: reviewer, role: auditor", "one 'role'")]
    [InlineData("sub: anna, role: partner, mpn: 1234567", "one 'org'")]
    [InlineData("sub: anna, role: partner, org: contoso, mpn: 1234567", "one 'org'")]
    [InlineData("sub: anna, role: partner, org: 4711, org: 4712, mpn: 1234567", "one 'org'")]
    [InlineData("sub: anna, role: partner, org: 4711", "one 'mpn'")]
    [InlineData("sub: anna, role: partner, org: 4711, mpn: 1234567, mpn: all", "one 'mpn'")]
    [InlineData("sub: anna, role: auditor, cpor-ledger-actor: actor:1", "cannot bring")]
    public async Task fails_with_a_reason_when_the_token_does_not_say_who_asks(string claims, string reason)
    {
        await using var authority = await Authority.OpenAsync();
        await using var entrance = await Entrance.OpenAsync(database, _folder, new() { Authority = authority.Address });

        using var response = await entrance.GetAsync(
            "/partners", authority.Token(entrance.Time.GetUtcNow(), Parse(claims)));

        ((int)response.StatusCode).ShouldBe(401);
        var challenge = response.Headers.WwwAuthenticate.ToString();
        challenge.ShouldContain("error=\"invalid_token\"");
        challenge.ShouldContain(reason);
    }

    [Fact]
    public async Task gives_organisation_and_locations_to_partners_alone()
    {
        await using var authority = await Authority.OpenAsync();
        await using var entrance = await Entrance.OpenAsync(database, _folder, new() { Authority = authority.Address });

        var token = authority.Token(
            entrance.Time.GetUtcNow(), Parse("sub: rita, role: reviewer, org: 4711, mpn: 1234567"));

        (await entrance.SendAsync("/reviewers", token)).ShouldMatch("^200 Reviewer   actor:");
    }

    [Fact]
    public async Task gives_one_subject_one_id_and_subjects_of_two_issuers_two()
    {
        await using var authority = await Authority.OpenAsync();
        await using var there = await Entrance.OpenAsync(database, _folder, new() { Authority = authority.Address });

        var first = await there.SendAsync("/reviewers", Token(there, authority, "rita"));
        var again = await there.SendAsync("/reviewers", Token(there, authority, "rita"));
        var other = await there.SendAsync("/reviewers", Token(there, authority, "Rita"));

        again.ShouldBe(first);
        other.ShouldNotBe(first);
        first.ShouldNotContain("rita");
    }

    private static string Token(Entrance entrance, Authority authority, string subject) =>
        authority.Token(entrance.Time.GetUtcNow(), ("sub", subject), ("role", "reviewer"), ("name", "Рита"));

    private static (string Name, object Value)[] Parse(string claims) =>
    [
        .. claims.Split(", ")
            .Select(claim => claim.Split(": ", 2))
            .GroupBy(claim => claim[0], claim => claim[1])
            .Select(claim => (claim.Key, claim.Count() == 1 ? (object)claim.Single() : claim.ToArray())),
    ];
}
