namespace Cpor.Ledger.Verify;

/// <summary>How it ended, for scripts. A code never changes its meaning.</summary>
public static class ExitCodes
{
    /// <summary>Every dossier is proved.</summary>
    public const int Good = 0;

    /// <summary>Something is wrong with a dossier, or two cannot both be true.</summary>
    public const int Refused = 1;

    /// <summary>The command line, the policy, or a file that cannot be read.</summary>
    public const int Usage = 2;
}
