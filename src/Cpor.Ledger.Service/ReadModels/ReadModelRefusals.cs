using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>What is refused of what is shown. The codes are public (<see cref="Problems"/>).</summary>
public static class ReadModelRefusals
{
    /// <summary>What is shown has not caught up with the version that was asked for.</summary>
    public static readonly Refusal Behind = new(
        Untimely, Problems.ReadModelBehind, "The history has not caught up with that version yet; try again.");

    /// <summary>No such projection.</summary>
    public static readonly Refusal ProjectionUnknown =
        new(Missing, Problems.ProjectionUnknown, "There is no projection of that name.");

    /// <summary>No rebuild to tell of.</summary>
    public static readonly Refusal NeverRebuilt = new(
        Missing, Problems.ProjectionUnknown, "There is no projection of that name, or it was never rebuilt.");

    /// <summary>Usage data that is not CSV.</summary>
    public static readonly Refusal NotCsv =
        new(Invalid, Problems.MediaTypeNotTaken, "The body must be text/csv in UTF-8.");

    /// <summary>Rows that are not as they should be.</summary>
    public static Refusal UsageDataInvalid(ValueList<FieldProblem> rows) => new(
        Invalid, Problems.UsageDataInvalid, "Some rows are invalid; nothing was stored.", rows);
}
