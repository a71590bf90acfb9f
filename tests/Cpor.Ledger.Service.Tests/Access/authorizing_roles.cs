using Cpor.Ledger.Service.Access;

namespace Cpor.Ledger.Service.Tests.Access;

public sealed class authorizing_roles(Database database) : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/partners", null, 401)]
    [InlineData("/partners", CallerRole.Partner, 200)]
    [InlineData("/partners", CallerRole.Reviewer, 403)]
    [InlineData("/partners", CallerRole.Operator, 403)]
    [InlineData("/reviewers", CallerRole.Partner, 403)]
    [InlineData("/reviewers", CallerRole.Reviewer, 200)]
    [InlineData("/reviewers", CallerRole.Auditor, 200)]
    [InlineData("/reviewers", CallerRole.Payout, 403)]
    public async Task lets_in_the_roles_that_an_endpoint_allows(string path, CallerRole? role, int status)
    {
        await using var entrance = await Entrance.OpenAsync(database, _folder);

        using var response = await entrance.GetAsync(path, role is { } known ? entrance.Token(known) : null);

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task lets_in_anybody_only_where_an_endpoint_says_so()
    {
        await using var entrance = await Entrance.OpenAsync(database, _folder);

        (await entrance.SendAsync("/anybody")).ShouldBe("200 in");
        (await entrance.SendAsync("/undeclared")).ShouldBe("401");
        foreach (var role in Enum.GetValues<CallerRole>())
            (await entrance.SendAsync("/undeclared", entrance.Token(role))).ShouldBe("403");
    }

    [Fact]
    public async Task answers_that_nothing_is_there_to_known_callers_alone()
    {
        await using var entrance = await Entrance.OpenAsync(database, _folder);

        (await entrance.SendAsync("/nowhere")).ShouldBe("401");
        (await entrance.SendAsync("/nowhere", entrance.Token())).ShouldBe("404");
        (await entrance.SendAsync("/posted")).ShouldBe("401");
        (await entrance.SendAsync("/posted", entrance.Token())).ShouldBe("405");
    }
}
