using System.Diagnostics;
using System.Net.Http.Headers;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Hosting;

/// <summary>The service as the container image gets it: published, and started as a process of its own.</summary>
public sealed class PublishedService(Database database) : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly Folder _data = new();
    private readonly HttpClient _http = new();
    private ServiceProcess? _process;

    /// <summary>A partner at its endpoints.</summary>
    public LedgerClient Partner => new(_http);

    /// <summary>The process.</summary>
    public int Id => Running.Id;

    /// <summary>What it has said so far.</summary>
    public IReadOnlyList<string> Log => Running.Log;

    private ServiceProcess Running =>
        _process ?? throw new InvalidOperationException("The fixture has not begun.");

    public async ValueTask InitializeAsync()
    {
        await PublishAsync();
        var opened = await database.CreateLedgerAsync();
        _process = ServiceProcess.Start(_folder["Cpor.Ledger.Service.dll"], opened, _data.Path);
        _http.BaseAddress = await Running.AddressAsync();
        var token = DevelopmentIssuer.Open(_data.Path, new TokenSettings().Audience, TimeProvider.System).Issue(
            "partner", CallerRole.Partner, Examples.Contoso, [MpnId.Parse("1234567")], Duration.FromHours(1));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Waits for at most ten minutes.</summary>
    public Task<T> UntilAsync<T>(Func<Task<T?>> look)
        where T : class => Running.UntilAsync(look);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();

        _data.Dispose();
        _folder.Dispose();
    }

    /// <summary>
    /// Release, since other tests use what the Debug build made meanwhile. Analyzers have seen the same code in that
    /// build, and cost more than the rest of a publishing. Neither a build server nor a compiler is left behind, which
    /// would keep the pipe of the output open.
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
                "-p:UseAppHost=false", "-p:RunAnalyzers=false",
            },
        };
        using var process = Process.Start(publish)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, output);
    }
}
