using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Service.Checks;

/// <summary>Reads one row of a file of subscriptions, and notes everything that is wrong with it.</summary>
/// <param name="number">From 1, the heading not counted.</param>
/// <param name="column">The text in a column; null or empty for none.</param>
internal sealed class SubscriptionRow(int number, Func<string, string?> column)
{
    private readonly List<RowProblem> _problems = [];

    /// <summary>The names of the columns, or of the JSON properties; only <c>to</c> may be missing.</summary>
    public static readonly string[] Columns =
        ["subscriptionId", "tenantId", "product", "state", "channel", "from", "to"];

    public int Number => number;

    public IReadOnlyList<RowProblem> Problems => _problems;

    /// <summary>The subscription, or null when there are <see cref="Problems"/>.</summary>
    public Subscription? Read()
    {
        var from = Date("from") ?? Wrong<LocalDate>("from", "is missing");
        var subscription = new Subscription(
            Value<SubscriptionId>("subscriptionId", "is no GUID"),
            Value<TenantId>("tenantId", "is no GUID"),
            Value<ProductKey>("product", "is no name in kebab case"))
        {
            State = SubscriptionCatalogue.Parsed<SubscriptionState>(column("state"))
                ?? Wrong<SubscriptionState>("state", "is not active, grace, ended or not-provisioned"),
            Channel = SubscriptionCatalogue.Parsed<SubscriptionChannel>(column("channel"))
                ?? Wrong<SubscriptionChannel>("channel", "is not volume-licensing, web-direct or csp"),
            From = from,
            To = Date("to") is { } to && to < from ? Wrong<LocalDate>("to", "lies before from") : Date("to"),
        };
        return _problems.Count == 0 ? subscription : null;
    }

    /// <summary>Notes a problem that shows only beside other rows.</summary>
    public T Wrong<T>(string field, string what)
        where T : struct
    {
        if (!_problems.Exists(problem => problem.Field == field))
            _problems.Add(new RowProblem(number, field, $"{field} {what}."));
        return default;
    }

    private T Value<T>(string field, string what)
        where T : struct, IValue<T> =>
        T.TryParse(column(field), out var value) ? value : Wrong<T>(field, what);

    private LocalDate? Date(string field)
    {
        if (string.IsNullOrEmpty(column(field)))
            return null;
        return LocalDatePattern.Iso.Parse(column(field)!).TryGetValue(default, out var date)
            ? date
            : Wrong<LocalDate>(field, "is no date as 2020-08-26");
    }
}
