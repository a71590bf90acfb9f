using System.Net;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace Cpor.Ledger.Service.Tests.Access;

/// <summary>
/// The table in the README of the access is what the doors do. Doors that are added show up by themselves.
/// </summary>
public class the_table_of_doors(RunningLedger running) : IClassFixture<RunningLedger>
{
    private const string Begin = "<!-- the table of doors: written by its test -->\n";
    private const string End = "<!-- end of the table of doors -->\n";
    private const string Rewrite = "LEDGER_REWRITE_TABLE_OF_DOORS";

    private static readonly string _readme = Path.Combine(
        RepositoryFolder.Root, "src", "Cpor.Ledger.Service", "Access", "README.md");

    [Fact]
    public async Task is_printed_in_the_readme_as_the_doors_answer()
    {
        var visitors = await Visitors.ArriveAsync(running.Ledger);
        var text = await File.ReadAllTextAsync(_readme);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        (begin >= 0 && end > begin).ShouldBeTrue($"{_readme} has no place for the table: {Begin} … {End}");
        var printed = text[(begin + Begin.Length)..end];

        var answered = $"\n{await TableAsync(visitors)}\n";

        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            await File.WriteAllTextAsync(_readme, text[..(begin + Begin.Length)] + answered + text[end..]);
        else
            printed.ShouldBe(answered, $"If the doors are right, accept the change with {Rewrite}=1.");
    }

    [Fact]
    public async Task has_no_door_that_does_not_say_whom_it_opens_to()
    {
        var visitors = await Visitors.ArriveAsync(running.Ledger);

        visitors.Doors.Count.ShouldBeGreaterThan(15);
        visitors.Doors
            .Where(door => door.OpenTo is null && !door.IsOpenToAll)
            .Select(door => $"{door} says neither [OpenTo] nor AllowAnonymous")
            .ShouldBeEmpty();
        visitors.Doors
            .Where(door => door.Path.StartsWith("/v1", StringComparison.Ordinal) && door.IsOpenToAll)
            .ShouldBeEmpty("nothing of the API is open to anonymous callers");
        visitors.Doors
            .Where(door => door.Metadata.OfType<AuthorizeAttribute>().Any(rule => rule is not OpenToAttribute))
            .ShouldBeEmpty("there is one way to say it");
    }

    [Fact]
    public async Task lets_few_long_readings_run_at_a_time()
    {
        var visitors = await Visitors.ArriveAsync(running.Ledger);

        visitors.Doors
            .Where(door => door.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == LongReadPolicy.Name)
            .Select(door => door.Path)
            .ShouldBe(["/v1/replay", "/v1/log/export", "/v1/claims/{claimId}/dossier"], ignoreOrder: true);
    }

    [Fact]
    public async Task keeps_every_door_to_what_it_says()
    {
        var visitors = await Visitors.ArriveAsync(running.Ledger);

        foreach (var door in visitors.Doors.Where(door => door.OpenTo is not null))
        {
            (await visitors.SendAsync(
                door, Visitor.Anonymous)).Status.ShouldBe(HttpStatusCode.Unauthorized, $"{door}");
            foreach (var role in Enum.GetValues<CallerRole>())
            {
                var answer = await visitors.SendAsync(door, Visitor.Of(role));
                answer.WasLetIn.ShouldBe(door.OpenTo!.Contains(role), $"{door} for {role}: {answer}");
            }
        }
    }

    [Fact]
    public async Task hides_a_claim_from_other_partners_as_if_it_did_not_exist()
    {
        var visitors = await Visitors.ArriveAsync(running.Ledger);
        var before = await visitors.Ledger.LoadAsync(visitors.Claim);
        var doors = visitors.Doors.Where(door => door.IsOfAClaim && door.OpenTo!.Contains(CallerRole.Partner)).ToList();
        doors.Count.ShouldBeGreaterThan(5);

        foreach (var door in doors)
        {
            foreach (var stranger in new[] { Visitor.OfAnotherOrganisation, Visitor.OfAnotherLocation })
            {
                var hidden = await visitors.SendAsync(door, stranger);
                var absent = await visitors.SendAsync(door, stranger, Examples.Claim("there is no such claim"));

                hidden.IsHidden.ShouldBeTrue(
                    $"{door} answers {stranger} with {hidden}; "
                    + $"if it only misses something, say what in {nameof(Visitors)}");
                hidden.Likeness.ShouldBe(absent.Likeness, $"{door} tells {stranger} that there is something");
            }
        }

        (await visitors.Ledger.LoadAsync(visitors.Claim)).ShouldBe(before);
    }

    [Fact]
    public async Task shows_no_list_in_which_another_partners_claim_is_named()
    {
        var visitors = await Visitors.ArriveAsync(running.Ledger);
        var lists = visitors.Doors
            .Where(door => !door.IsOfAClaim && door.Method == "GET")
            .Where(door => door.OpenTo?.Contains(CallerRole.Partner) == true)
            .ToList();
        lists.ShouldNotBeEmpty();

        foreach (var list in lists)
        {
            foreach (var stranger in new[] { Visitor.OfAnotherOrganisation, Visitor.OfAnotherLocation })
                (await visitors.SendAsync(list, stranger)).Body.ShouldNotContain(
                    $"{visitors.Claim}", customMessage: $"{list}");
        }

        var own = await Task.WhenAll(lists.Select(list => visitors.SendAsync(list, Visitor.Of(CallerRole.Partner))));
        own.ShouldContain(
            answer => answer.Body.Contains($"{visitors.Claim}"), "the owner sees it, so there was something");
    }

    private static async Task<string> TableAsync(Visitors visitors)
    {
        List<string> rows =
        [
            "| door | " + string.Join(" | ", Visitor.All.Select(visitor => visitor.Name)) + " |",
            "|---|" + string.Concat(Visitor.All.Select(_ => "---|")),
        ];
        foreach (var door in visitors.Doors)
        {
            List<string> cells = [];
            foreach (var visitor in Visitor.All)
                cells.Add((await visitors.SendAsync(door, visitor)).Cell);
            rows.Add($"| `{door}` | {string.Join(" | ", cells)} |");
        }

        return string.Join('\n', rows);
    }
}
