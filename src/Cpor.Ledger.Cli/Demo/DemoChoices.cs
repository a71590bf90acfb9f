namespace Cpor.Ledger.Cli.Demo;

/// <summary>What else may be chosen for a demonstration.</summary>
/// <param name="MayDownload">Whether PostgreSQL may be fetched when none is installed.</param>
/// <param name="WithLog">Whether the service's warnings are shown.</param>
internal sealed record DemoChoices(bool MayDownload, bool WithLog);
