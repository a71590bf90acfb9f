using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Explaining;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Explaining;

public class what_has_no_words_yet
{
    [Theory]
    [InlineData("en", "The rule newest-proof-wins was asked. The answer: whoever-asks.")]
    [InlineData("ru", "Применено правило newest-proof-wins. Ответ: whoever-asks.")]
    public void is_told_by_its_public_name(string language, string sentence) =>
        Wording(language).Rule(new RuleAnswer("newest-proof-wins", "Somewhere", "whoever-asks", [])).ShouldBe(sentence);

    [Fact]
    public void is_readable_as_fact_and_input()
    {
        Wording("en").Fact("something-happened").ShouldBe("something happened");
        Wording("en").Input("incumbent-proof").ShouldBe("incumbent proof");
    }

    [Theory]
    [InlineData("holder", "none")]
    [InlineData("an-input-that-nobody-has-judged", "x")]
    [InlineData("document", "the digest of somebody else's document")]
    public void is_kept_from_partners(string name, string value)
    {
        var claim = new Claim.Draft(
            Examples.Claim("x"), Examples.Contoso, 1, Examples.Details(Examples.Claim("x"), "teams"), [], []);
        var input = new RuleInput(name, value);

        new Disclosure(claim, Caller(CallerRole.Partner)).Shows(input).ShouldBeFalse();
        new Disclosure(claim, Caller(CallerRole.Auditor)).Shows(input).ShouldBeTrue();
    }

    // Whoever adds an input says by this list whether it may speak of another partner's claim.
    [Fact]
    public void is_nothing_but_other_claims_and_reviewers_among_what_partners_do_not_see() =>
        LanguageTexts.For("en").Explanation.Inputs.Keys.Except(Disclosure.OfTheClaim).ShouldBe(
            [
                "holder", "challengers-document", "incumbents-document", "confirmed-by", "proposed-by", "hearing-ends",
                "slot-taken-until", "superseded-claim",
            ],
            ignoreOrder: true);

    private static Wording Wording(string language) => new(LanguageTexts.For(language));

    private static Caller Caller(CallerRole role) =>
        new("actor:test", role, Examples.Contoso, [MpnId.Parse("1234567")]);
}
