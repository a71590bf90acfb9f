namespace Cpor.Ledger.Service.Tests.Scenarios;

/// <summary>
/// Lets no reply of the API through that the API's own description does not allow. The description is read once, from
/// the first host that is asked: every host of this process describes the same endpoints.
/// </summary>
public sealed class DescribedReplies() : DelegatingHandler(new SocketsHttpHandler())
{
    private static readonly SemaphoreSlim _reading = new(1);
    private static DescribedApi? _api;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.StartsWith("/v1/", StringComparison.Ordinal))
        {
            var api = await ApiAsync(request.RequestUri, cancellationToken);
            await api.CheckAsync(request, response, cancellationToken);
        }

        return response;
    }

    private async Task<DescribedApi> ApiAsync(Uri host, CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            if (_api is not null)
                return _api;
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host, "/openapi/v1.json"));
            using var response = await base.SendAsync(request, cancel);
            response.EnsureSuccessStatusCode();
            return _api = new DescribedApi(await response.Content.ReadAsStringAsync(cancel));
        }
        finally
        {
            _reading.Release();
        }
    }
}
