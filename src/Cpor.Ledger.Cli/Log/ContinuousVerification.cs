using System.Text.Json;
using Cpor.Ledger.Log.Verifying;

namespace Cpor.Ledger.Cli.Log;

/// <summary>
/// Verifies again and again with one hand, at about a tenth of one core, and tells of each finding once. It ends only
/// when it is interrupted.
/// </summary>
internal sealed class ContinuousVerification(VerifyOrder order, Terminal terminal, bool json)
{
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(30);

    private const double Rest = 9;

    private readonly HashSet<Finding> _told = [];

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var quiet = order with { Hands = 1, Rest = Rest };
        while (true)
        {
            var report = await new LiveVerification(quiet, _ => { }) { Found = Tell }.RunAsync(cancel);
            foreach (var finding in report.Findings)
                Tell(finding);
            terminal.Say($"{DateTimeOffset.UtcNow:u} {report.Size} entries verified, {report.Findings.Count} findings");
            // What is found is named once, and is forgotten when it is no longer so.
            _told.IntersectWith(report.Findings);
            quiet = quiet with { Resume = false };
            await Task.Delay(BetweenRounds, cancel);
        }
    }

    private void Tell(Finding finding)
    {
        if (!_told.Add(finding))
            return;
        if (json)
            terminal.Output.WriteLine(JsonSerializer.Serialize(finding, JsonSerializerOptions.Web));
        else
            terminal.Output.WriteLine($"{finding.Code} {finding.Table} {finding.Key}: {finding.Explanation}");
        terminal.Output.Flush();
    }
}
