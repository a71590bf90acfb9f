using System.Text.Json;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Explaining;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.ReadModels;

namespace Cpor.Ledger.Service.Tests.Explaining;

public class texts_of_explanations
{
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void have_words_for_every_fact_side_state_reason_and_unit(string language)
    {
        var (texts, codes) = (LanguageTexts.For(language).Explanation, LanguageTexts.For(language).Codes);

        texts.Facts.Keys.ShouldBe(ClaimEventNames.All.Values.Select(name => name.Split('.')[0]), ignoreOrder: true);
        texts.Sides.Keys.ShouldBe(Names<ActingSide>(), ignoreOrder: true);
        texts.Units.Keys.ShouldBe(Names<PeriodUnit>().Except(["elapsed-time"]), ignoreOrder: true);
        IEnumerable<string> values =
        [
            .. typeof(LineState).GetNestedTypes()
                .Select(state => JsonNamingPolicy.KebabCaseLower.ConvertName(state.Name)),
            .. Names<ClaimKind>(), .. AutomaticChecks.All, .. Names<LocaleSource>(), .. Names<EndReason>(),
            .. Names<ContestSide>(), .. Names<ContestReason>(),
        ];
        values.Except(texts.Values.Keys).ShouldBeEmpty();
        Names<RejectionReason>().Except(codes.Reasons.Keys).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "the challenger won; the most recent proof counts")]
    [InlineData("ru", "выиграл претендент; учитывается самое новое подтверждение")]
    public void say_who_won_a_contest_and_why(string language, string reason) =>
        new Wording(LanguageTexts.For(language)).Reason("challenger: most-recent-proof").ShouldBe(reason);

    private static IEnumerable<string> Names<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(PublicNames.PublicName);
}
