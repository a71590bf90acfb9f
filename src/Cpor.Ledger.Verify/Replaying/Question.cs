using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>The command that must have led to a fact.</summary>
/// <param name="Command">The command, with everything that only the record knows as the record has it.</param>
/// <param name="Given">What was taken from the record in words; null when nothing but what people asked for.</param>
internal sealed record Question(ICommand<Claim, ClaimEvent> Command, string? Given = null);
