using Microsoft.AspNetCore.Authorization;

namespace Cpor.Ledger.Service.Access;

/// <summary>
/// Who may use a door. Every door declares this or <see cref="AllowAnonymousAttribute"/>; one that declares neither is
/// closed to everybody (see the table in this folder's README, which a test writes).
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class OpenToAttribute(params CallerRole[] roles)
    : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <summary>The roles that the door opens to.</summary>
    public IReadOnlyList<CallerRole> To => roles;

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Lets a caller in whose role is one of those that a door opens to.</summary>
internal sealed class RoleAuthorizationHandler : AuthorizationHandler<OpenToAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OpenToAttribute requirement)
    {
        if (Caller.From(context.User) is { } caller && requirement.To.Contains(caller.Role))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
