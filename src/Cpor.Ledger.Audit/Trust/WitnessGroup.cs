namespace Cpor.Ledger.Audit.Trust;

/// <summary>Witnesses or groups of which so many have to sign.</summary>
internal sealed record WitnessGroup(string Name, int Needed, IReadOnlyList<string> Members);
