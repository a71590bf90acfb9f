using System.Runtime.Versioning;
using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// What only a real Unix can show is shown on Linux. macOS and Windows are specified over a fake machine and untried.
[assembly: SupportedOSPlatform("linux")]

namespace Cpor.Ledger.LocalPostgres.Tests;

/// <summary>
/// Runs the tests; or, started again by one of them, is another process that uses a cluster and can be killed.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [Tenant.Role, .. var rest])
            return await Tenant.LiveAsync(rest);
        return args.Contains("--server") || args.Contains("--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}
