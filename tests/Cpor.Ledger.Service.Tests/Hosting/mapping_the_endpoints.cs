using System.Reflection;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Hosting;

public class mapping_the_endpoints(RunningLedger running) : IClassFixture<RunningLedger>
{
    [Fact]
    public void forgets_none()
    {
        var written = typeof(ApiGroup).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Endpoint", StringComparison.Ordinal))
            .Where(type => type.GetMethod("Map", [typeof(IEndpointRouteBuilder)]) is not null);
        var mapped = running.Ledger.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal))
            .Select(endpoint => endpoint.Metadata.GetRequiredMetadata<MethodInfo>().DeclaringType!);

        mapped.Select(type => type.Name).ShouldBe(written.Select(type => type.Name), ignoreOrder: true);
    }
}
