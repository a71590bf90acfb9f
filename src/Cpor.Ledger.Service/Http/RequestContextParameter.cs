using System.Reflection;
using JasperFx;
using JasperFx.CodeGeneration.Model;
using JasperFx.Core.Reflection;
using Wolverine.Http;
using Wolverine.Http.CodeGen;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// Gives an endpoint its <see cref="RequestContext"/> when it has a parameter of that type. The ledger's own services are
/// left to the container: Wolverine takes the first class that nothing else explains for the body.
/// </summary>
internal sealed class RequestContextParameter : IParameterStrategy
{
    public bool TryMatch(HttpChain chain, IServiceContainer container, ParameterInfo parameter, out Variable? variable)
    {
        variable = parameter.ParameterType == typeof(RequestContext)
            ? new Variable(
                typeof(RequestContext),
                $"{typeof(RequestContext).FullNameInCode()}.{nameof(RequestContext.Of)}(httpContext)")
            : null;
        return variable is not null || IsOurService(container, parameter.ParameterType);
    }

    /// <summary>
    /// A class that was never registered is offered as scoped, so only singletons are told apart from bodies.
    /// </summary>
    private static bool IsOurService(IServiceContainer container, Type type) =>
        type.Assembly == typeof(RequestContext).Assembly
        && container.RegistrationsFor(type).Any(known => known.Lifetime == ServiceLifetime.Singleton);
}
