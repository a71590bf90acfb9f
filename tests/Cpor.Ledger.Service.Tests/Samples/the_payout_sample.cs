using System.Diagnostics;

namespace Cpor.Ledger.Service.Tests.Samples;

/// <summary>The reader of events in Python. The README's walk runs it on a real ledger.</summary>
public class the_payout_sample
{
    [Fact]
    public async Task keeps_its_own_tests()
    {
        var start = new ProcessStartInfo(
            "python3", ["-B", "-m", "unittest", "discover", "--start-directory", "samples/payout"])
        {
            WorkingDirectory = RepositoryFolder.Root,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        Process python;
        try
        {
            python = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            TestContext.Current.AddWarning("There is no python3 on this machine: the sample's tests were not run.");
            return;
        }

        using (python)
        {
            var said = await python.StandardError.ReadToEndAsync();
            await python.WaitForExitAsync();
            python.ExitCode.ShouldBe(0, said);
        }
    }
}
