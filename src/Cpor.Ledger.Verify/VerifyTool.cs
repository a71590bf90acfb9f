namespace Cpor.Ledger.Verify;

/// <summary>stub</summary>
public static class VerifyTool
{
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error) => 0;
}
