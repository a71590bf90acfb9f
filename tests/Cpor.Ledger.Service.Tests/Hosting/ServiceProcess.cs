using System.Diagnostics;
using Cpor.Ledger.Service.Storage;

namespace Cpor.Ledger.Service.Tests.Hosting;

/// <summary>The service as a process of its own.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private readonly List<string> _log = [];
    private readonly Process _process;

    private ServiceProcess(Process process) => _process = process;

    /// <summary>The process.</summary>
    public int Id => _process.Id;

    /// <summary>What it has said so far.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_log)
                return [.. _log];
        }
    }

    public static ServiceProcess Start(string program, LedgerDatabase opened, string dataFolder)
    {
        var start = new ProcessStartInfo("dotnet", [program])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = dataFolder,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ConnectionStrings__Ledger"] = opened.Application,
                ["ConnectionStrings__LedgerOwner"] = opened.Owner,
                ["Ledger__DataFolder"] = dataFolder,
            },
        };
        var service = new ServiceProcess(Process.Start(start)!);
        service._process.OutputDataReceived += (_, said) =>
        {
            lock (service._log)
                service._log.Add(said.Data ?? "");
        };
        service._process.BeginOutputReadLine();
        return service;
    }

    /// <summary>Where it listens, once it does.</summary>
    public async Task<Uri> AddressAsync()
    {
        var said = await UntilAsync(
            () => Task.FromResult(Log.FirstOrDefault(line => line.Contains("Now listening on:"))));
        return new Uri(said[said.IndexOf("http", StringComparison.Ordinal)..]);
    }

    /// <summary>
    /// Waits for at most ten minutes: a new process on a busy machine takes longer than one that runs already.
    /// </summary>
    public async Task<T> UntilAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var looks = 0; looks < 6_000 && !_process.HasExited; looks++)
        {
            if (await look() is { } found)
                return found;
            await timer.WaitForNextTickAsync();
        }

        throw new TimeoutException($"The service did not come so far. It said:\n{string.Join('\n', Log)}");
    }

    /// <summary>Ends it without a word (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
