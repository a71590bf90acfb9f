namespace Cpor.Ledger.Verify;

/// <summary>What became of a dossier.</summary>
public enum Outcome
{
    /// <summary>Everything that can be proved was.</summary>
    Good,

    /// <summary>It is not what a trusted log holds, or not all of it.</summary>
    Cryptographic,

    /// <summary>A trusted log holds it, and something of it cannot have been decided so.</summary>
    Decision,
}
