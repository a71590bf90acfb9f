using System.Text;
using Cpor.Ledger.Verify.Replaying;

namespace Cpor.Ledger.Verify.Telling;

/// <summary>The answer for a person.</summary>
internal static class PlainReport
{
    public static string Of(IEnumerable<Answer> answers, IEnumerable<Contradiction> contradictions)
    {
        var text = new StringBuilder();
        foreach (var answer in answers)
            Tell(text, answer);
        foreach (var found in contradictions)
        {
            text.AppendLine($"{found.File} and {found.OtherFile}: REFUSED, {found.Fault.Code}")
                .AppendLine($"  {found.Fault.Explanation}");
        }

        return text.ToString();
    }

    private static void Tell(StringBuilder text, Answer answer)
    {
        var (outcome, fault, proved, facts) = answer.Verdict;
        text.AppendLine(fault is null ? $"{answer.File}: proved" : $"{answer.File}: REFUSED, {fault.Code}");
        if (fault is not null)
            text.AppendLine($"  {fault.Explanation}").AppendLine($"  {Found(outcome)}");
        if (proved is null)
            return;
        text.AppendLine($"  {proved.Subject}, {proved.Events.Count} events, tree {proved.Tree.Checkpoint.Root}");
        if (fault is null)
            Listed(text, "Proved:", Limits.Proved(answer, proved));
        Listed(text, "Taken from the record, since it lies elsewhere:", facts
            .Where(fact => fact.Given is not null)
            .GroupBy(fact => fact.Given)
            .Select(given => $"{given.Key} ({Names(given)})"));
        Listed(text, "Not proved:", Limits.NotProved(answer, proved));
    }

    private static string Names(IEnumerable<CheckedFact> facts) =>
        string.Join(", ", facts.Select(fact => $"{fact.Version} {fact.Type}"));

    private static string Found(Outcome outcome) => outcome == Outcome.Decision
        ? "A trusted log holds this, and it cannot have been decided so. What follows it was not looked at."
        : "This is not what a trusted log holds, or not all of it. Nothing of it is to be relied on.";

    private static void Listed(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        text.AppendLine($"  {title}");
        foreach (var line in all)
            text.AppendLine($"    - {line}");
    }
}
