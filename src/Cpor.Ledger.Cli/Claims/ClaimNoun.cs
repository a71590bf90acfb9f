using System.CommandLine;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim</c>: what a partner does, and what everybody may look at.</summary>
internal static class ClaimNoun
{
    /// <summary>Which claim.</summary>
    public static Argument<string> Id() => new("claim") { Description = "The claim's id." };

    /// <summary>Which lines.</summary>
    public static Option<string[]> Lines(string description) => new("--line")
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>A comment beside what is done.</summary>
    public static Option<string> Comment(string description) => new("--comment") { Description = description };

    public static Command In(Terminal terminal) => new("claim", "A partner's claims.")
    {
        Conversation.Key,
        Conversation.IfVersion,
        CreateClaim.In(terminal),
        SendBatch.In(terminal),
        EditClaim.In(terminal),
        ProveClaim.In(terminal),
        DownloadTemplate.In(terminal),
        CommentOnClaim.In(terminal),
        SubmitClaim.In(terminal),
        AnswerRequest.In(terminal),
        WithdrawClaim.In(terminal),
        DisassociateClaim.In(terminal),
        DisputeRejection.In(terminal),
        FollowClaim.In(terminal),
        ShowContests.In(terminal),
        AnswerContest.In(terminal),
        ShowClaim.In(terminal),
        ShowHistory.In(terminal),
        ShowThread.In(terminal),
        ExplainClaim.In(terminal),
        DownloadDossier.In(terminal),
        ListClaims.In(terminal),
        EraseClaim.In(terminal),
        ShowErasure.In(terminal),
    };
}
