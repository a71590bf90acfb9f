namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>How a program ended and what it said.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Everything it said, complaints first, for a message to a person.</summary>
    public string Said => (Errors + Output).Trim();
}
