using System.Diagnostics;

namespace Cpor.Ledger.LocalPostgres.Tests.Scenery;

/// <summary>Another process that opens a cluster; it can be asked to leave, or be killed.</summary>
internal sealed class OtherProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;

    private readonly List<string> _said = [];

    private OtherProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static OtherProcess Start(string clusterFolder, Action<ProcessStartInfo>? change = null)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OtherProcess).Assembly.Location, Tenant.Role, clusterFolder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        change?.Invoke(start);
        return new OtherProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it has the cluster open; its connection string.</summary>
    public async Task<string> OpenedAsync()
    {
        var line = await NextAsync(line => !line.StartsWith("progress "));
        line.ShouldStartWith("opened ");
        return line["opened ".Length..];
    }

    /// <summary>Waits until it has failed to open the cluster; why.</summary>
    public async Task<string> FailedAsync()
    {
        var line = await NextAsync(line => !line.StartsWith("progress "));
        line.ShouldStartWith("failed ");
        return line["failed ".Length..];
    }

    /// <summary>Waits until it says that it is about to do something.</summary>
    public Task SaysAsync(string beginning) => NextAsync(line => line.StartsWith($"progress {beginning}"));

    /// <summary>Whether it has said, so far, that it did something.</summary>
    public bool Said(string beginning) => _said.Any(line => line.StartsWith($"progress {beginning}"));

    public async Task LeaveAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.WaitForExitAsync().WaitAsync(_patience);
    }

    /// <summary>kill -9, and the certainty that it is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private async Task<string> NextAsync(Func<string, bool> wanted)
    {
        while (true)
        {
            var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(_patience);
            line.ShouldNotBeNull($"The other process ended. It said: {string.Join('\n', _said)}");
            _said.Add(line);
            if (wanted(line))
                return line;
        }
    }
}
