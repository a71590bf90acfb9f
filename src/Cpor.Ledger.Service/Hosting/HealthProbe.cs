namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// Asks the process in the same container whether it is ready, for images that have no shell and no curl:
/// <c>dotnet Cpor.Ledger.Service.dll --health</c> ends with 0 when it is and with 1 when it is not.
/// </summary>
public static class HealthProbe
{
    /// <summary>The only argument.</summary>
    public const string Argument = "--health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Asks the first plain address that the service listens on, by the variables that it reads itself.
    /// </summary>
    public static async Task<int> RunAsync(IConfiguration configuration, TextWriter output)
    {
        if (AddressOf(configuration) is not { } address)
        {
            await output.WriteLineAsync("No address without TLS is set to listen on.");
            return 1;
        }

        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(address, Health.ReadyPath));
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception silence) when (silence is HttpRequestException or TaskCanceledException)
        {
            await output.WriteLineAsync($"{address} does not answer: {silence.Message}");
            return 1;
        }
    }

    /// <summary>
    /// What the service listens on, as one of its own clients: any address of the machine is this one.
    /// </summary>
    internal static Uri? AddressOf(IConfiguration configuration)
    {
        var ports = configuration["HTTP_PORTS"]?.Split(';').Select(port => $"http://*:{port}");
        var urls = configuration["URLS"]?.Split(';') ?? ports ?? ["http://localhost:5000"];
        return urls
            .Where(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            .Select(BindingAddress.Parse)
            .Select(binding => new UriBuilder("http", HostOf(binding.Host), binding.Port, binding.PathBase).Uri)
            .FirstOrDefault();
    }

    private static string HostOf(string host) => host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : host;
}
