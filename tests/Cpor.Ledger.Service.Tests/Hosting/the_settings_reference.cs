using System.Reflection;
using Cpor.Ledger.Service.Settings;

namespace Cpor.Ledger.Service.Tests.Hosting;

/// <summary>What operators read about settings, beside what the service reads.</summary>
public class the_settings_reference
{
    private static readonly string[] _ownDefault = ["Ledger__DataFolder"];

    private static readonly Dictionary<string, string[]> _rows = File
        .ReadAllLines(Path.Combine(RepositoryFolder.Root, "src/Cpor.Ledger.Service/Settings/README.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])
        .ToDictionary(cells => cells[0].Split('`')[1], StringComparer.Ordinal);

    [Fact]
    public void names_every_setting_and_no_other() =>
        _rows.Keys.ShouldBe(
            Settings(new LedgerSettings(), "Ledger").Select(setting => setting.Name)
                .Concat(["ConnectionStrings__Ledger", "ConnectionStrings__LedgerOwner"]),
            ignoreOrder: true);

    [Fact]
    public void tells_the_defaults() =>
        Settings(new LedgerSettings(), "Ledger")
            .Where(setting => !_ownDefault.Contains(setting.Name))
            .Select(setting => (setting.Name, Told: _rows[setting.Name][2], setting.Default))
            .Where(setting => setting.Told != setting.Default)
            .ShouldBeEmpty();

    [Fact]
    public void gives_each_a_unit_and_a_meaning() =>
        _rows.Values.ShouldAllBe(cells => cells.Length == 4 && cells[1].Length > 0 && cells[3].EndsWith('.'));

    private static IEnumerable<(string Name, string Default)> Settings(object section, string prefix)
    {
        foreach (var property in section.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = $"{prefix}__{property.Name}";
            var value = property.GetValue(section);
            if (value is IList<string>)
                yield return ($"{name}__0", "none");
            else if (value is not null && value.GetType().Assembly == typeof(LedgerSettings).Assembly)
                foreach (var inner in Settings(value, name))
                    yield return inner;
            else
                yield return (name, $"{value}" is { Length: > 0 } text ? $"`{text}`" : "none");
        }
    }
}
