using System.Text.RegularExpressions;

namespace Cpor.Ledger.Tidy;

public partial class containers_are_configured
{
    /// <summary>Variables that the platform reads, not the ledger.</summary>
    private static readonly HashSet<string> _platform =
        ["ASPNETCORE_ENVIRONMENT", "ASPNETCORE_URLS", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_SERVICE_NAME"];

    private static readonly SourceFile _compose = Repository.File("docker-compose.yml");

    private static readonly SourceFile _recipe = Repository.File("src/Cpor.Ledger.Service/Dockerfile");

    [Fact]
    public void the_ledger_reads_every_variable_it_is_given()
    {
        ContainerFile.Parse(_compose.Text).Services.Values.Count(IsOurs).ShouldBeGreaterThan(0);
        UnreadVariables(_compose, new ServiceSettings(Repository.SourceCode)).ShouldBeTidy();
    }

    [Fact]
    public void every_image_is_pinned_and_every_service_that_stays_has_a_health_check() =>
        CarelessServices(_compose).ShouldBeTidy();

    [Fact]
    public void a_comment_above_each_service_says_what_it_is_for() => UnexplainedServices(_compose).ShouldBeTidy();

    [Fact]
    public void the_image_runs_without_rights_and_knows_its_health() => CarelessRecipe(_recipe).ShouldBeTidy();

    [Fact]
    public void a_variable_nobody_reads_is_found()
    {
        var settings = new ServiceSettings(
        [
            new SourceFile("src/A/Settings.cs", "record LedgerSettings(MailSettings Mail) { string[] Tags { get; } }"),
            new SourceFile("src/A/MailSettings.cs", "record MailSettings(string? Host);"),
            new SourceFile("src/A/Db.cs", "class Db { const string Main = \"Ledger\"; }"),
            new SourceFile("src/A/A.cs", "class A { void B() => c.GetConnectionString(Db.Main); }"),
        ]);

        UnreadVariables(Compose("ConnectionStrings__Ledger"), settings).ShouldBeEmpty();
        UnreadVariables(Compose("Ledger__Mail__Host"), settings).ShouldBeEmpty();
        UnreadVariables(Compose("Ledger__Tags__0"), settings).ShouldBeEmpty();
        UnreadVariables(Compose("ASPNETCORE_URLS"), settings).ShouldBeEmpty();
        string[] misspelt = ["ConnectionStrings__Other", "Ledger__Mail__Hots", "Ledger__Mial__Host", "LEDGER_HOST"];
        foreach (var unknown in misspelt)
        {
            UnreadVariables(Compose(unknown), settings).ShouldBe([$"a.yml:6: nothing reads {unknown}"]);
        }
    }

    [Fact]
    public void a_variable_that_is_not_agreed_is_found_before_there_are_settings()
    {
        UnreadVariables(Compose("Ledger__Mail__Host"), new ServiceSettings([])).ShouldBeEmpty();
        UnreadVariables(Compose("Ledger__Mail__Hots"), new ServiceSettings([])).ShouldNotBeEmpty();
    }

    [Fact]
    public void a_floating_image_and_a_missing_health_check_are_found()
    {
        CarelessServices(new SourceFile("a.yml", "services:\n  db:\n    image: postgres\n    healthcheck: { test: x }"))
            .ShouldBe(["a.yml:2: db runs postgres, which is not one exact version"]);
        CarelessServices(new SourceFile("a.yml", "services:\n  db:\n    image: postgres:18.6"))
            .ShouldBe(["a.yml:2: db has no health check"]);
    }

    [Fact]
    public void a_service_without_a_comment_is_found() =>
        UnexplainedServices(new SourceFile("a.yml", "services:\n  # So.\n  db:\n    mail: a\n  mail:\n    image: b"))
            .ShouldBe(["a.yml:5: say what mail is for"]);

    [Fact]
    public void a_careless_image_is_found() =>
        CarelessRecipe(new SourceFile("Dockerfile", "FROM a:latest AS build\nUSER app\nHEALTHCHECK CMD x\nFROM b:1.0"))
            .ShouldBe(
            [
                "Dockerfile:1: a:latest is not one exact version",
                "Dockerfile:4: the last stage has no USER",
                "Dockerfile:4: the last stage has no HEALTHCHECK",
            ]);

    private static IEnumerable<string> UnreadVariables(SourceFile file, ServiceSettings settings) =>
        from service in ContainerFile.Parse(file.Text).Services.Values.Where(IsOurs)
        from variable in service.Environment.Keys
        where !_platform.Contains(variable) && !settings.Reads(variable)
        select file.Finding(LineOf(file, $"      {variable}"), $"nothing reads {variable}");

    private static IEnumerable<string> CarelessServices(SourceFile file)
    {
        foreach (var (name, service) in ContainerFile.Parse(file.Text).Services)
        {
            if (!IsOurs(service) && !ExactTag().IsMatch(service.Image ?? string.Empty))
            {
                yield return file.Finding(
                    LineOf(file, $"  {name}"), $"{name} runs {service.Image}, which is not one exact version");
            }

            // Our own image carries its check; a service that ends has nothing to be healthy for.
            if (!IsOurs(service) && service.Restart != "no" && service.HealthCheck is null)
            {
                yield return file.Finding(LineOf(file, $"  {name}"), $"{name} has no health check");
            }
        }
    }

    private static IEnumerable<string> UnexplainedServices(SourceFile file) =>
        from name in ContainerFile.Parse(file.Text).Services.Keys
        let line = LineOf(file, $"  {name}")
        where !file.Lines[line - 2].TrimStart().StartsWith('#')
        select file.Finding(line, $"say what {name} is for");

    private static IEnumerable<string> CarelessRecipe(SourceFile file)
    {
        var stages = file.Lines.Index().Where(line => line.Item.StartsWith("FROM ", StringComparison.Ordinal)).ToList();
        foreach (var (index, line) in stages.Where(stage => !ExactTag().IsMatch(stage.Item.Split(' ')[1])))
        {
            yield return file.Finding(index + 1, $"{line.Split(' ')[1]} is not one exact version");
        }

        var last = stages[^1].Index;
        foreach (var needed in new[] { "USER", "HEALTHCHECK" })
        {
            if (!file.Lines[last..].Any(line => line.StartsWith(needed + " ", StringComparison.Ordinal)))
            {
                yield return file.Finding(last + 1, $"the last stage has no {needed}");
            }
        }
    }

    private static bool IsOurs(ContainerService service) => service.Build is not null;

    private static int LineOf(SourceFile file, string key) =>
        Array.FindIndex(file.Lines, line => line.StartsWith(key + ":", StringComparison.Ordinal)) + 1;

    private static SourceFile Compose(string variable) =>
        new("a.yml", $"services:\n  ledger:\n    build:\n      context: .\n    environment:\n      {variable}: x");

    /// <summary>A tag with at least two numbers: <c>18.6</c>, <c>v1.29.0</c>, <c>10.0-noble-chiseled</c>.</summary>
    [GeneratedRegex(@":v?\d+\.\d+(?:\.\d+)*(?:-[\w.-]+)?$")]
    private static partial Regex ExactTag();
}
