namespace Cpor.Ledger.Verify;

/// <summary>What was asked on the command line.</summary>
/// <param name="Dossiers">The files to check, at least one.</param>
/// <param name="Policy">The file that says which logs and witnesses are trusted.</param>
/// <param name="Documents">A folder with proofs of execution that the dossiers leave out, or null.</param>
/// <param name="Json">Whether to answer as JSON.</param>
public sealed record VerifyArguments(IReadOnlyList<string> Dossiers, string Policy, string? Documents, bool Json)
{
    /// <summary>How the tool is called.</summary>
    public const string Usage =
        """
        usage: ledger-verify <dossier.zip>... --policy <file> [--json] [--documents <folder>]

          --policy     which logs and witnesses are trusted (C2SP tlog-policy)
          --documents  proofs of execution, to be held against the hashes that the events name
          --json       the answer for programs

        exit codes: 0 everything is proved, 1 something is wrong, 2 wrong usage or a file that cannot be read
        """;

    /// <summary>Reads a command line; null when it is not one.</summary>
    public static VerifyArguments? Parse(IReadOnlyList<string> arguments)
    {
        var (dossiers, json) = (new List<string>(), false);
        string? policy = null, documents = null;
        for (var at = 0; at < arguments.Count; at++)
        {
            var next = at + 1 < arguments.Count ? arguments[at + 1] : null;
            switch (arguments[at])
            {
                case "--json" when !json:
                    json = true;
                    break;
                case "--policy" when policy is null && next is not null:
                    (policy, at) = (next, at + 1);
                    break;
                case "--documents" when documents is null && next is not null:
                    (documents, at) = (next, at + 1);
                    break;
                case ['-', ..]:
                    return null;
                default:
                    dossiers.Add(arguments[at]);
                    break;
            }
        }

        return policy is null || dossiers.Count == 0 ? null : new VerifyArguments(dossiers, policy, documents, json);
    }
}
