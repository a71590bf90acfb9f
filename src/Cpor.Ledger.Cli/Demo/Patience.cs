namespace Cpor.Ledger.Cli.Demo;

/// <summary>Sends a request again when the ledger was too busy for it (503), as every client should.</summary>
internal sealed class Patience() : DelegatingHandler(new SocketsHttpHandler())
{
    private const int MostTries = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var reply = await base.SendAsync(request, cancellationToken);
            if ((int)reply.StatusCode != StatusCodes.Status503ServiceUnavailable || tries == MostTries)
                return reply;
            var pause = reply.Headers.RetryAfter?.Delta ?? Pause;
            reply.Dispose();
            await Task.Delay(pause, cancellationToken);
        }
    }
}
