using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Domain.Tests.Claims;

/// <summary>The table in the README of the claims is what the code does.</summary>
public class the_decision_table
{
    private const string Begin = "<!-- the decision table: written by its test -->\n";
    private const string End = "<!-- end of the decision table -->\n";
    private const string Rewrite = "LEDGER_REWRITE_DECISION_TABLE";

    private static readonly string _readme =
        Path.Combine(RepositoryFolder.Root, "src", "Cpor.Ledger.Domain", "Claims", "README.md");

    [Fact]
    public void is_printed_in_the_readme_as_the_code_decides()
    {
        var text = File.ReadAllText(_readme);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        (begin >= 0 && end > begin).ShouldBeTrue($"{_readme} has no place for the table: {Begin} … {End}");
        var printed = text[(begin + Begin.Length)..end];
        var decided = $"\n{DecisionTable.Print()}\n";

        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            File.WriteAllText(_readme, text[..(begin + Begin.Length)] + decided + text[end..]);
        else if (printed != decided)
            throw new ShouldAssertException(Difference(printed, decided));
    }

    [Fact]
    public void asks_every_command() => DecisionTable.Commands(DecisionTable.Parts[0].Standings[0])
        .Select(row => row.Command.GetType())
        .Distinct()
        .ShouldBe(
            typeof(Claim).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ICommand<Claim, ClaimEvent>))),
            ignoreOrder: true);

    [Fact]
    public void asks_in_every_state_that_all_lines_can_share()
    {
        var states =
            DecisionTable.Parts.SelectMany(part => part.Standings).Select(standing => standing.Past.State).ToList();

        states.OfType<Claim>().Select(state => state.GetType()).Distinct().ShouldBe(Cases<Claim>(), ignoreOrder: true);
        states.OfType<Claim.Filed>()
            .Select(state => state.Lines.Select(line => line.State.GetType()).Distinct().Single())
            .Append(typeof(LineState.Removed))
            .Distinct()
            .ShouldBe(Cases<LineState>(), ignoreOrder: true);
    }

    [Fact]
    public void tells_of_every_fact()
    {
        var printed = DecisionTable.Print();
        foreach (var fact in typeof(Claim).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ClaimEvent))))
            printed.ShouldContain(fact.Name);
    }

    private static IEnumerable<Type> Cases<T>() =>
        typeof(T).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(T)));

    private static string Difference(string printed, string decided)
    {
        var (before, after) = (printed.Split('\n'), decided.Split('\n'));
        var command = "dotnet test --project tests/Cpor.Ledger.Domain.Tests --filter-class";
        return $"""
            The decision table in {_readme} is not what the code decides.
            If the code is right, look at the change and accept it with
                {Rewrite}=1 {command} {typeof(the_decision_table).FullName}
            Printed, and not decided:
            {string.Join('\n', before.Except(after))}
            Decided, and not printed:
            {string.Join('\n', after.Except(before))}
            """;
    }
}
