using Microsoft.AspNetCore.Authorization;

namespace Cpor.Ledger.Service.Access;

/// <summary>
/// The policy of an endpoint: which roles may use it. Every endpoint declares this or
/// <see cref="AllowAnonymousAttribute"/>; one that declares neither is closed to everybody (see the table in this
/// folder's README, which a test writes).
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class AuthorizeRolesAttribute(params CallerRole[] roles)
    : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <summary>The roles that may use the endpoint.</summary>
    public IReadOnlyList<CallerRole> Allowed => roles;

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Lets callers in whose role is allowed.</summary>
internal sealed class RoleAuthorizationHandler : AuthorizationHandler<AuthorizeRolesAttribute>
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context, AuthorizeRolesAttribute requirement)
    {
        if (Caller.From(context.User) is { } caller && requirement.Allowed.Contains(caller.Role))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
