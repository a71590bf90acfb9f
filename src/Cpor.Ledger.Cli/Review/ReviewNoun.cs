using System.CommandLine;

namespace Cpor.Ledger.Cli.Review;

/// <summary><c>ledger review</c>: what a reviewer does.</summary>
internal static class ReviewNoun
{
    /// <summary>What is wrong with a proof.</summary>
    public static Option<string[]> Defects() => new("--defect")
    {
        Description = "What is wrong with the proof, as missing-or-old-dates; several may follow.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command In(Terminal terminal) => new("review", "The reviewer's decisions.")
    {
        Conversation.Key,
        Conversation.IfVersion,
        ShowQueue.In(terminal),
        AskPartner.In(terminal),
        ValidateClaim.In(terminal),
        RejectClaim.In(terminal),
        RemoveLines.In(terminal),
        DecideContest.In(terminal),
        RecordBounce.In(terminal),
        ProposeCorrection.In(terminal),
        ConfirmCorrection.In(terminal),
        DropCorrection.In(terminal),
    };
}
