using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Checks;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Words that the automatic checks share.</summary>
internal static class Checking
{
    /// <summary>The lines that wait for the answers of checks.</summary>
    public static IEnumerable<ClaimLine> LinesInCheck(this Claim.Filed claim) =>
        claim.Lines.Where(line => line.State is LineState.Checking);

    /// <summary>The same answer for every line.</summary>
    public static ValueList<CheckResult> ForEveryLine(this Claim.Filed claim, CheckAnswer answer) =>
        claim.LinesInCheck().Select(line => answer.For(line)).ToValueList();

    /// <summary>An answer as the fact keeps it.</summary>
    /// <exception cref="CheckUnavailableException">There is no answer yet.</exception>
    public static CheckResult For(this CheckAnswer answer, ClaimLine line) => answer switch
    {
        CheckAnswer.Passed passed => new(line.Id, CheckOutcome.Passed, null, passed.Inputs),
        CheckAnswer.Failed failed => new(line.Id, CheckOutcome.Failed, failed.Code, failed.Inputs),
        CheckAnswer.Unavailable unavailable => throw new CheckUnavailableException(unavailable.Why),
        _ => throw new InvalidOperationException($"Nothing is known of {answer}."),
    };
}
