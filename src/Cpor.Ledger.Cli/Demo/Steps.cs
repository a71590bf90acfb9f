using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Contests;
using Cpor.Ledger.Contracts.Disputes;
using Cpor.Ledger.Contracts.Review;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>What can be done in a story, each as one request to the public API. Null means done.</summary>
internal sealed class Steps(Sample sample, Stage stage)
{
    private static readonly Problem _tooLate = new() { Code = Problems.OptOutWindowOver };

    private readonly LedgerClient _partner = stage.Cast.Of(sample.Partner);
    private readonly LedgerClient _reviewer = stage.Cast.Reviewer;

    /// <summary>Begins the draft unless it is there, and attaches its proofs.</summary>
    public async Task<Problem?> BeginAsync(bool isBegun, CancellationToken cancel)
    {
        if (!isBegun && (await _partner.CreateClaimAsync(sample.Claim.Create, cancel: cancel)).Problem is { } problem)
            return problem;
        return await AttachAsync("claim", sample.Claim.Proofs, cancel);
    }

    /// <summary>Does one step; the same step again is the same request.</summary>
    public async Task<Problem?> DoAsync(int number, StoryStep step, CancellationToken cancel)
    {
        var proofs = step.Proofs ?? [];
        if (await AttachAsync($"step-{number}", proofs, cancel) is { } problem)
            return problem;
        return step.Does switch
        {
            "attach-proof" => null,
            "give-details" => Of(await _partner.GiveDetailsAsync(
                sample.Id, Body<GiveDetailsRequest>(step), null, cancel)),
            "comment" => Of(await _partner.CommentAsync(
                sample.Id, Body<CommentRequest>(step) with { CommentId = NewId(number) }, null, cancel)),
            "submit" => Of(await _partner.SubmitClaimAsync(sample.Id, null, cancel)),
            "answer" => await AnswerAsync(number, step, cancel),
            "withdraw" => Of(await _partner.WithdrawAsync(sample.Id, Body<WithdrawRequest>(step), null, cancel)),
            "disassociate" => Of(await _partner.DisassociateAsync(
                sample.Id, Body<DisassociateRequest>(step), null, cancel)),
            "dispute" => Of(await _partner.DisputeAsync(
                sample.Id, Body<DisputeRequest>(step) with { DisputeId = NewId(number) }, null, cancel)),
            "defend" => await OfContestAsync(_partner, contest => _partner.AnswerContestAsync(
                sample.Id, contest, Body<AnswerContestRequest>(step), null, cancel), cancel),
            "opt-out" => await OptOutAsync(step, cancel),
            _ => await ReviewAsync(number, step, cancel),
        };
    }

    private async Task<Problem?> ReviewAsync(int number, StoryStep step, CancellationToken cancel) => step.Does switch
    {
        "request-info" => Of(await _reviewer.RequestInfoAsync(
            sample.Id, Body<RequestInfoRequest>(step) with { RequestId = NewId(number) }, null, cancel)),
        "validate" => Of(await _reviewer.ValidateAsync(
            sample.Id, Body<ValidateRequest>(step) with { WindowId = NewId(number) }, null, cancel)),
        "decide-contest" => await OfContestAsync(_reviewer, contest => _reviewer.DecideContestAsync(
            sample.Id, contest, Body<DecideContestRequest>(step), null, cancel), cancel),
        "reject" => Of(await _reviewer.RejectAsync(sample.Id, Body<RejectRequest>(step), null, cancel)),
        "remove-lines" => Of(await _reviewer.RemoveLinesAsync(
            sample.Id, Body<RemoveLinesRequest>(step), null, cancel)),
        _ => throw new UsageException($"No story can do '{step.Does}'."),
    };

    /// <summary>Acts on the claim's only contest; where the incumbent is to be heard first, once it is.</summary>
    private async Task<Problem?> OfContestAsync(
        LedgerClient asks, Func<string, Task<Reply<ClaimView>>> ask, CancellationToken cancel)
    {
        var contests = (await asks.ListContestsAsync(sample.Id, cancel)).Required().Contests;
        if (contests is not [.., var contest])
            return new Problem { Code = Problems.ContestUnknown };
        while (true)
        {
            var incumbent = contest.Incumbent?.ClaimId ?? sample.Id;
            var seen = stage.Board[incumbent]?.Version;
            var answer = await ask(contest.ContestId);
            if (answer.Problem?.Code != Problems.IncumbentNotHeard)
                return answer.Problem;
            await stage.Board.UntilAsync(
                contest.HearingEnds!.Value.ToDateTimeOffset(),
                cancel,
                orBefore: () => stage.Board[incumbent]?.Version > seen);
        }
    }

    /// <summary>Answers the open request; without one, an answer is late or was given already.</summary>
    private async Task<Problem?> AnswerAsync(int number, StoryStep step, CancellationToken cancel)
    {
        var claim = (await _partner.GetClaimAsync(sample.Id, cancel: cancel)).Required();
        if (claim.OpenRequests is not [var request, ..])
            return new Problem { Code = Problems.RequestNotOpen };
        var answer = Body<ProvideInfoRequest>(step) with
        {
            RequestId = request.RequestId,
            ProofIds = [.. (step.Proofs ?? []).Index().Select(proof => NewId($"step-{number}", proof.Index))],
        };
        return Of(await _partner.ProvideInfoAsync(sample.Id, answer, null, cancel));
    }

    private async Task<Problem?> OptOutAsync(StoryStep step, CancellationToken cancel)
    {
        var mail = await stage.Mailbox.NewestAsync(sample.Claim.Create.CustomerContact!.Email!, cancel);
        using var customer = new Customer(stage.Ledger);
        var visit = await customer.OptOutAsync(sample.Key, mail.OptOutLink!, Body<OptOutChoice>(step).LineIds, cancel);
        stage.Visits.Enqueue(visit);
        return visit.IsTaken ? null : _tooLate;
    }

    private async Task<Problem?> AttachAsync(string where, IReadOnlyList<SampleProof> proofs, CancellationToken cancel)
    {
        foreach (var (index, proof) in proofs.Index())
        {
            await using var content = await OpenAsync(proof, cancel);
            var file = new UploadFile(Path.GetFileName(proof.File) ?? "proof.docx", content, NewId(where, index));
            var problem = (await _partner.AttachProofAsync(sample.Id, file, cancel: cancel)).Problem;
            // A template downloaded again is another file by its bytes; under our id only we can have attached one.
            if (problem is not null && problem.Code != Problems.ProofIdUsed)
                return problem;
        }

        return null;
    }

    private async Task<Stream> OpenAsync(SampleProof proof, CancellationToken cancel) => proof.File is { } file
        ? File.OpenRead(Path.Combine(sample.Folder, file))
        : new MemoryStream(
            (await _partner.GetProofTemplateAsync(sample.Id, proof.Template ?? "en", cancel)).Required().Content);

    private static Problem? Of<T>(Reply<T> reply)
        where T : class => reply.Problem;

    private static T Body<T>(StoryStep step)
        where T : new() =>
        step.Body is { } body ? body.Deserialize<T>(LedgerJson.Options)! : new T();

    private string NewId(int number) => NewId($"step-{number}", 0);

    /// <summary>The same GUID for the same place in the same story (RFC 9562 version 8 over SHA-256).</summary>
    private string NewId(string where, int index)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{sample.Id}/{where}/{index}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"{new Guid(hash.AsSpan(0, 16), bigEndian: true):D}";
    }

    /// <summary>The lines that a customer ticks; none means all of them.</summary>
    private sealed record OptOutChoice(IReadOnlyList<string>? LineIds)
    {
        public OptOutChoice()
            : this(LineIds: null)
        {
        }
    }
}
