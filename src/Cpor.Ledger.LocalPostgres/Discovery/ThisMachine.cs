using Cpor.Ledger.LocalPostgres.Server;

namespace Cpor.Ledger.LocalPostgres.Discovery;

/// <summary>
/// The computer this process runs on. Programs are tried as the account that will run them: root must not execute
/// what a file in the cluster names, and what that account may not execute is of no use.
/// </summary>
internal sealed class ThisMachine(ServerAccount account) : IMachine
{
    /// <summary>A program asked for its version that does not answer in this time is as good as none.</summary>
    private static readonly TimeSpan _answerLimit = TimeSpan.FromSeconds(10);

    public MachineKind Kind =>
        OperatingSystem.IsWindows() ? MachineKind.Windows
        : OperatingSystem.IsMacOS() ? MachineKind.MacOS
        : MachineKind.Linux;

    public string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    public bool HasFile(string path) => File.Exists(path);

    public IReadOnlyList<string> FoldersIn(string path)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(path).Select(folder => Path.GetFileName(folder))];
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public string RealPath(string path) => SystemCalls.RealPath(path);

    public async Task<string?> FirstLineAsync(string program, string argument, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_answerLimit);
        try
        {
            var answer = await ChildProgram.RunAsync(program, [argument], account, limit.Token);
            return answer.Succeeded ? answer.Output.Split('\n')[0].Trim() : null;
        }
        catch (PostgresStartException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
