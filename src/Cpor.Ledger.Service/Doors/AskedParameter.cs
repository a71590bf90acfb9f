using System.Reflection;
using JasperFx;
using JasperFx.CodeGeneration.Model;
using JasperFx.Core.Reflection;
using Wolverine.Http;
using Wolverine.Http.CodeGen;

namespace Cpor.Ledger.Service.Doors;

/// <summary>Gives a door its <see cref="Asked"/> when it has a parameter of that type.</summary>
internal sealed class AskedParameter : IParameterStrategy
{
    public bool TryMatch(HttpChain chain, IServiceContainer container, ParameterInfo parameter, out Variable? variable)
    {
        variable = parameter.ParameterType == typeof(Asked)
            ? new Variable(typeof(Asked), $"{typeof(Asked).FullNameInCode()}.{nameof(Asked.Of)}(httpContext)")
            : null;
        return variable is not null;
    }
}
