using System.Globalization;
using System.Text.RegularExpressions;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using CsvHelper;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Service.ReadModels.Usage;

/// <summary>
/// One month of one workload or subscription of a customer. The file has the columns of the programme's own usage
/// report; what it says beside them, such as the customer's name, is not taken in.
/// </summary>
/// <param name="Unit">The workload's key or the subscription's id, as text.</param>
internal sealed partial record UsageRow(
    TenantId TenantId, string Unit, LocalDate Month, long ActiveUsers, long PaidUnits)
{
    private const string Tenant = "CustomerTenantId";
    private const string Workload = "WorkloadName";
    private const string Subscription = "SubscriptionId";
    private const string ActiveUsersName = "MonthlyActiveUsers";
    private const string PaidUnitsName = "PaidAvailableUnits";
    private const string Date = "Date";

    /// <summary>What is wrong with the header line.</summary>
    public static IEnumerable<FieldProblem> HeaderProblems(CsvReader csv)
    {
        foreach (var column in new[] { Tenant, ActiveUsersName, PaidUnitsName, Date })
        {
            if (!csv.TryGetFieldIndex(column, out _))
                yield return Problem(1, column, "column-missing", "The header must name this column.");
        }

        if (!csv.TryGetFieldIndex(Workload, out _) && !csv.TryGetFieldIndex(Subscription, out _))
            yield return Problem(1, Workload, "column-missing", $"The header must name this column or {Subscription}.");
    }

    /// <summary>
    /// The row that the reader stands on; null, with everything that is wrong noted, when it cannot be taken.
    /// </summary>
    public static UsageRow? Read(CsvReader csv, ICollection<FieldProblem> problems)
    {
        var before = problems.Count;
        void Note(string column, string expected) =>
            problems.Add(Problem(csv.LineNumber, column, "not-in-format", expected));
        if (!TenantId.TryParse(Text(csv, Tenant), out var tenant))
            Note(Tenant, "A GUID with hyphens.");
        if (UnitOf(Text(csv, Workload), Text(csv, Subscription)) is not { } unit)
            Note(Workload, $"A workload's name, or else a {Subscription}.");
        else if (MonthOf(Text(csv, Date)) is not { } month)
            Note(Date, "The first day of a month, as 2026-02-01.");
        else if (NumberOf(Text(csv, ActiveUsersName)) is not { } users)
            Note(ActiveUsersName, "A whole number, 0 or more.");
        else if (NumberOf(Text(csv, PaidUnitsName)) is not { } units)
            Note(PaidUnitsName, "A whole number, 0 or more.");
        else if (problems.Count == before)
            return new UsageRow(tenant, unit, month, users, units);
        return null;
    }

    /// <summary>A problem of one line of the file.</summary>
    public static FieldProblem Problem(long line, string column, string code, string explanation) =>
        new($"line {line.ToString(CultureInfo.InvariantCulture)}, {column}", code, explanation);

    private static string? Text(CsvReader csv, string column) =>
        csv.TryGetFieldIndex(column, out var index) && csv.GetString(index) is { Length: > 0 } text ? text : null;

    private static long? NumberOf(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// The report writes workloads as people do, <c>Exchange Online</c>; claims write <c>exchange-online</c>.
    /// </summary>
    private static string? UnitOf(string? workload, string? subscription) => (workload, subscription) switch
    {
        ({ } name, null) => WorkloadKey.TryParse(
            Other().Replace(name.ToLowerInvariant(), "-").Trim('-'), out var key) ? key.Value : null,
        (null, { } id) => SubscriptionId.TryParse(id, out var parsed) ? parsed.ToString() : null,
        _ => null,
    };

    private static LocalDate? MonthOf(string? text) => text is not null
        && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Day: 1, Year: >= 2000 and < 3000 } month }
            ? month
            : null;

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Other();
}
