namespace Cpor.Ledger.Tidy;

/// <summary>Looks at one file and names what it finds wrong as <c>path:line: message</c>.</summary>
internal delegate IEnumerable<string> Rule(SourceFile file);

/// <summary>The two ways a <see cref="Rule"/> is used: on the repository, and on a sample that must break it.</summary>
internal static class RuleAssertions
{
    /// <summary>Fails with every finding. Fails as well if there was nothing to look at.</summary>
    public static void ShouldKeep(this IReadOnlyList<SourceFile> files, Rule rule)
    {
        files.ShouldNotBeEmpty("there is nothing to look at");
        ShouldBeTidy(files.SelectMany(file => rule(file)));
    }

    public static void ShouldBeTidy(this IEnumerable<string> findings)
    {
        var all = findings.ToList();
        if (all.Count > 0)
        {
            Assert.Fail(string.Join('\n', all));
        }
    }

    /// <summary>The lines, counted from 1, in which the rule finds something wrong.</summary>
    public static IEnumerable<int> LinesFoundIn(this Rule rule, string path, string text) =>
        rule(new SourceFile(path, text)).Select(finding => int.Parse(finding.Split(':')[1]));
}
