using Cpor.Ledger.Domain.Claims;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class attaching_proof
{
    private static readonly AttachProof _letter =
        new(Letter, LetterDigest, 1, "application/pdf", Text("file-name", "letter"));

    private static readonly AttachProof _statement =
        new(Statement, StatementDigest, 1_024, "application/pdf", Text("file-name", "statement"));

    [Fact]
    public void to_a_draft_adds_the_document() =>
        Spec.Given(Facts.Created()).When(_statement, Monday).Then(Facts.Proved(Facts.Both));

    [Fact]
    public void to_a_draft_without_lines_names_none()
    {
        var empty = Details with { Lines = [] };

        Spec.Given(Facts.Created(empty)).When(_statement, Monday).Then(Facts.Proved());
    }

    [Fact]
    public void is_possible_while_any_line_lives() => Stories.Official
        .And(Facts.Ended(OptOutEnds, [Exchange]))
        .When(_letter, OptOutEnds)
        .Then(Facts.Proved(Teams) with
        {
            HappenedAt = OptOutEnds,
            ProofId = Letter,
            Sha256 = LetterDigest,
            Size = 1,
            FileName = Text("file-name", "letter"),
        });

    [Fact]
    public void to_a_claim_that_is_over_is_refused() =>
        Stories.OptedOut.When(_letter, Tuesday).ThenRefused(ClaimRefusals.Over);

    [Fact]
    public void again_is_recognised_even_when_the_claim_is_over() =>
        Stories.OptedOut.When(_statement, Tuesday).ThenNothing();

    [Fact]
    public void under_an_id_of_another_document_is_refused() => Stories.Drafted
        .When(_letter with { ProofId = Statement }, Monday).ThenRefused(ProofRefusals.ProofIdUsed);

    [Fact]
    public void the_same_document_under_another_id_is_refused() => Stories.Drafted
        .When(_statement with { ProofId = Letter }, Monday).ThenRefused(ProofRefusals.ProofAlreadyAttached);

    [Fact]
    public void ends_at_twenty_documents()
    {
        var nineteen = Enumerable.Range(1, 19).Select(number => Facts.Proved(Facts.Both) with
        {
            ProofId = ProofId.Parse($"01900000-0000-7000-8000-0000000001{number:00}"),
            Sha256 = $"{number:x64}",
        });
        var past = Spec.Given([Facts.Created(), .. nineteen]);

        past.When(_statement, Monday).Then(Facts.Proved(Facts.Both));
        past.And(Facts.Proved(Facts.Both)).When(_letter, Monday).ThenRefused(ClaimRefusals.TooMany("proofs", 20));
    }

    [Theory]
    [InlineData("", 0, "")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", -1, "application/pdf\n")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 0, "PDF")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", 0, "text/html; charset=utf-8")]
    public void described_wrongly_is_refused_for_every_fault(string digest, long size, string type) => Spec
        .Given(Facts.Created())
        .When(new AttachProof(Letter, digest, size, type, Text("file-name", "letter")), Monday)
        .ThenRefused(
            ProofRefusals.ProofInvalid([]),
            ("sha256", "not-a-digest"),
            ("size", "empty"),
            ("contentType", "not-a-media-type"));

    [Fact]
    public void to_nothing_is_refused() =>
        Spec.GivenNothing.When(_statement, Monday).ThenRefused(ClaimRefusals.NotFound);
}
