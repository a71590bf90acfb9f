using System.Diagnostics;
using System.Net.Http.Headers;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Hosting;

/// <summary>The service as the container image gets it: published, and started as a process of its own.</summary>
public sealed class PublishedService(Database database) : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly Folder _data = new();
    private readonly HttpClient _http = new();
    private readonly List<string> _log = [];
    private Process? _process;

    /// <summary>A partner at its doors.</summary>
    public LedgerClient Partner => new(_http);

    /// <summary>The process.</summary>
    public int Id => _process!.Id;

    /// <summary>What it has said so far.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_log)
                return [.. _log];
        }
    }

    public async ValueTask InitializeAsync()
    {
        await PublishAsync();
        var opened = await database.CreateLedgerAsync();
        _process = Start(opened);
        var said = await UntilAsync(
            () => Task.FromResult(Log.FirstOrDefault(line => line.Contains("Now listening on:"))));
        _http.BaseAddress = new Uri(said[said.IndexOf("http", StringComparison.Ordinal)..]);
        var token = DevelopmentIssuer.Open(_data.Path, new TokenSettings().Audience, TimeProvider.System).Issue(
            "partner", CallerRole.Partner, Examples.Contoso, [MpnId.Parse("1234567")], Duration.FromHours(1));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>
    /// Waits for at most three minutes: a new process on a busy machine takes longer than one that runs already.
    /// </summary>
    public async Task<T> UntilAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var looks = 0; looks < 1_800 && !_process!.HasExited; looks++)
        {
            if (await look() is { } found)
                return found;
            await timer.WaitForNextTickAsync();
        }

        throw new TimeoutException($"The published service did not come so far. It said:\n{string.Join('\n', Log)}");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _data.Dispose();
        _folder.Dispose();
    }

    /// <summary>
    /// Release, since other tests use what the Debug build made meanwhile. Neither a build server nor a compiler is
    /// left behind, which would keep the pipe of the output open.
    /// </summary>
    private async Task PublishAsync()
    {
        var publish = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = RepositoryFolder.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "publish", "src/Cpor.Ledger.Service", "--configuration", "Release", "--no-restore",
                "--output", _folder.Path, "-maxCpuCount:1", "-nodeReuse:false", "-p:UseSharedCompilation=false",
                "-p:UseAppHost=false",
            },
        };
        using var process = Process.Start(publish)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, output);
    }

    private Process Start(LedgerDatabase opened)
    {
        var start = new ProcessStartInfo("dotnet", [_folder["Cpor.Ledger.Service.dll"]])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = _data.Path,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ConnectionStrings__Ledger"] = opened.Application,
                ["ConnectionStrings__LedgerOwner"] = opened.Owner,
                ["Ledger__DataFolder"] = _data.Path,
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, said) =>
        {
            lock (_log)
                _log.Add(said.Data ?? "");
        };
        process.BeginOutputReadLine();
        return process;
    }
}
