using System.Net.Http.Headers;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Explaining;
using Cpor.Ledger.Service.Tests.Log;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Explaining;

[Collection(nameof(ToldLedger))]
public class explaining_a_claim(ToldLedger told, ExplainedLedger explained) : IClassFixture<ExplainedLedger>
{
    [Theory]
    [InlineData(
        "en", "Lines were rejected, by the ledger itself, on ",
        "a request for information was not answered in time",
        "Was the request answered in time? No.",
        "the end of the time to answer: 10 March 2026, 07:00:00 UTC; from fact ",
        "Business days: 5, counted from 2 March 2026, 09:00:00 UTC.", "Saturday, 7 March 2026: weekend, not counted",
        "Monday, 9 March 2026: counted, number 5")]
    [InlineData(
        "ru", "Позиции отклонены; действие самого реестра; ", "на запрос сведений не ответили в срок",
        "Получен ли ответ на запрос в срок? Нет.", "конец срока ответа: 10 марта 2026 г., 07:00:00 UTC; из факта ",
        "Рабочие дни: 5, отсчёт от 2 марта 2026 г., 09:00:00 UTC.", "суббота, 7 марта 2026 г.: выходной, не считается",
        "понедельник, 9 марта 2026 г.: считается, день 5")]
    public async Task says_why_something_lapsed_and_how_its_deadline_was_counted(
        string language, params string[] sentences)
    {
        using var readers = new Readers(explained.Ledger);

        var explanation = (await readers.Contoso.ExplainClaimAsync($"{ExplainedLedger.Lapsed}", language)).Required();

        var rejected = explanation.Facts[^1];
        rejected.Name.ShouldBe("rejected.v2");
        var asked = explanation.Facts[^2];
        rejected.Rules.Select(rule => rule.Rule).ShouldBe(["answered-in-time", "dispute-left"]);
        rejected.Rules[0].Source.ShouldContain("Manage incentives customer associations (2020-07)");
        rejected.Rules[0].Inputs.Select(input => (input.Name, input.Version, input.Fact)).ShouldBe(
            [("answer-due", asked.Version, "info-requested.v1"), ("asked-at", null, null)]);
        rejected.Deadlines.Select(deadline => deadline.Kind).ShouldBe(["dispute", "answer"], ignoreOrder: true);
        var answer = rejected.Deadlines.Single(deadline => deadline.Kind == "answer");
        answer.Version.ShouldBe(asked.Version);
        answer.Ends.ShouldBe(NodaTime.Instant.FromUtc(2026, 3, 10, 7, 0));
        foreach (var sentence in sentences)
            rejected.Text.ShouldContain(sentence);
        explanation.Text.ShouldContain(rejected.Text);
    }

    [Theory]
    [InlineData(
        "en", "Lines became official, by the ledger itself", "Is the time to opt out over? Yes.",
        "Is what is claimed free? Yes.",
        "\"CPOR, August 2020: five business days to opt out\" (cpor-2020-08, SHA-256 ")]
    [InlineData(
        "ru", "Позиции стали официальными; действие самого реестра", "Истёк ли срок отказа? Да.",
        "Свободно ли то, что заявлено? Да.",
        "«CPOR, August 2020: five business days to opt out» (cpor-2020-08, SHA-256 ")]
    public async Task says_why_lines_became_official(string language, params string[] sentences)
    {
        using var readers = new Readers(explained.Ledger);

        var explanation = (await readers.As(CallerRole.Auditor).ExplainClaimAsync(
            $"{ExplainedLedger.Official}", language)).Required();

        explanation.Facts.Select(fact => fact.Name).ShouldBe(
            ["submitted.v1", "review-opened.v1", "validated.v1", "customer-notified.v1", "official.v1"]);
        foreach (var sentence in sentences)
            explanation.Facts[^1].Text.ShouldContain(sentence);
        explanation.Facts[^1].Deadlines.ShouldHaveSingleItem().Kind.ShouldBe("opt-out");
    }

    [Fact]
    public async Task leaves_out_no_fact_that_decides_and_asks_nothing_of_personal_data()
    {
        using var readers = new Readers(told.Ledger);
        foreach (var claim in new[] { EveryFact.Incumbent, EveryFact.Challenger, EveryFact.Dropped })
        {
            var readings = await ReadingsAsync(told.Ledger, claim);
            foreach (var language in new[] { "en", "ru" })
            {
                var answer = (await readers.As(CallerRole.Operator).ExplainClaimAsync($"{claim}", language)).Required();

                var facts = await FactsAsync(told.Ledger, claim);
                answer.Facts.Select(fact => fact.Version).ShouldBe(facts
                    .Index()
                    .Where(fact => ClaimExplanation.DecisionOf(fact.Item) is not null)
                    .Select(fact => fact.Index + 1));
                foreach (var fact in answer.Facts)
                {
                    fact.Terms.ShouldNotBeNull().Title.ShouldNotBeNull();
                    fact.Rules.ShouldNotBeEmpty();
                    fact.EventId.ShouldNotBeNull();
                }

                answer.Text.ShouldNotContain("sealed:");
            }

            (await ReadingsAsync(told.Ledger, claim)).ShouldBe(readings);
        }
    }

    [Fact]
    public async Task does_not_tell_a_partner_who_holds_what_it_claims()
    {
        using var readers = new Readers(told.Ledger);
        var path = $"v1/claims/{EveryFact.Challenger}/explanation";

        var forPartner = await readers.Http(CallerRole.Partner, Examples.Fabrikam).GetStringAsync(path);
        var forReviewer = await readers.Http(CallerRole.Reviewer).GetStringAsync(path);

        forReviewer.ShouldContain($"{EveryFact.Incumbent}");
        forPartner.ShouldNotContain($"{EveryFact.Incumbent}");
        forPartner.ShouldContain("who holds it: not shown to partners");
        (await readers.Contoso.ExplainClaimAsync($"{EveryFact.Challenger}")).Problem!.Code.ShouldBe("claim-not-found");
    }

    [Fact]
    public async Task speaks_of_one_fact_or_one_line_when_asked()
    {
        using var readers = new Readers(told.Ledger);
        var auditor = readers.As(CallerRole.Auditor);
        var claim = $"{EveryFact.Challenger}";
        var exchange = $"{LineId.For(EveryFact.Challenger, "exchange-online")}";

        var draft = (await auditor.ExplainClaimAsync(claim, version: 1)).Required().Facts.ShouldHaveSingleItem();
        var ofLine = (await auditor.ExplainClaimAsync(claim, lineId: exchange)).Required().Facts;

        (draft.Name, draft.Terms, draft.Rules.Count).ShouldBe(("draft-created.v1", null, 0));
        draft.Text.ShouldContain("no rule was asked");
        ofLine.Select(fact => fact.Name).ShouldBe(
            ["submitted.v1", "review-opened.v1", "contested.v1", "rejected.v2", "dispute-lapsed.v1"]);
        ofLine.SelectMany(fact => fact.Rules).SelectMany(rule => rule.Inputs)
            .ShouldAllBe(input => input.LineId == null || input.LineId == exchange);
        ofLine[2].Rules.ShouldHaveSingleItem().Answer.ShouldBe("no");
        (await auditor.ExplainClaimAsync($"{EveryFact.Dropped}")).Required().Text.ShouldContain("Nothing was accepted");
    }

    [Theory]
    [InlineData("?language=de", 400, "request-invalid")]
    [InlineData("?language=", 400, "request-invalid")]
    [InlineData("?version=0", 400, "request-invalid")]
    [InlineData("?version=99999999999", 400, "request-invalid")]
    [InlineData("?line=x", 400, "request-invalid")]
    [InlineData("?lines=x", 400, "request-invalid")]
    [InlineData("?version=9999", 404, "version-unknown")]
    [InlineData("?line=0190b2c4-0000-7000-8000-000000000001", 422, "line-unknown")]
    public async Task refuses_what_it_cannot_explain(string query, int status, string code)
    {
        var claim = ExplainedLedger.Draft;
        using var readers = new Readers(explained.Ledger);

        using var response = await readers.Http(CallerRole.Auditor).GetAsync(
            new Uri($"v1/claims/{claim}/explanation{query}", UriKind.Relative));

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldContain($"\"{code}\"");
    }

    [Theory]
    [InlineData("text/plain", "text/plain")]
    [InlineData("text/plain;q=0.9, application/json;q=0.5", "text/plain")]
    [InlineData("application/json, text/plain;q=0.5", "application/json")]
    [InlineData("*/*", "application/json")]
    public async Task is_plain_text_for_those_who_would_rather_have_that(string accept, string given)
    {
        var claim = ExplainedLedger.Submitted;
        using var readers = new Readers(explained.Ledger);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"v1/claims/{claim}/explanation?language=ru");
        foreach (var part in accept.Split(", "))
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(part));

        using var response = await readers.Http(CallerRole.Auditor).SendAsync(request);

        response.Content.Headers.ContentType!.MediaType.ShouldBe(given);
        response.Content.Headers.ContentLanguage.ShouldBe(["ru"]);
        var text = await response.Content.ReadAsStringAsync();
        text.StartsWith($"Заявка {claim}: что было решено и почему\n", StringComparison.Ordinal)
            .ShouldBe(given == "text/plain");
    }

    private static Task<long> ReadingsAsync(TestLedger ledger, ClaimId claim) =>
        ledger.ScalarAsync<long>($"select count(*) from ledger_keys.reading where claim_id = '{claim}'");

    private static async Task<List<ClaimEvent>> FactsAsync(TestLedger ledger, ClaimId claim)
    {
        await using var session = ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(claim.Value)).Select(stored => (ClaimEvent)stored.Data)];
    }
}
