namespace Cpor.Ledger.Cli;

/// <summary>How a command ended, for scripts. A code never changes its meaning.</summary>
public static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>A rule refuses it; the problem's code and fields are on the error stream.</summary>
    public const int Refused = 1;

    /// <summary>The command line, or a file that it names, is not as it must be.</summary>
    public const int Usage = 2;

    /// <summary>The ledger, or its database, cannot be reached or is busy: trying again later may help.</summary>
    public const int Unreachable = 3;

    /// <summary>The token is missing, not accepted, or not for this.</summary>
    public const int NotAllowed = 4;

    /// <summary>There is no such thing, or none that the caller may see.</summary>
    public const int NotFound = 5;

    /// <summary>A fault of the ledger itself.</summary>
    public const int Fault = 70;

    /// <summary>Interrupted, as by Ctrl+C.</summary>
    public const int Interrupted = 130;
}
