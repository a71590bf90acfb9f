using Cpor.Ledger.Domain;

namespace Cpor.Ledger.Service.Checks;

/// <summary>What an automatic check found, with what it looked at, so that the fact can say why.</summary>
/// <param name="Inputs">Everything that the answer was made from, as stored text.</param>
public abstract record CheckAnswer(ValueList<RuleInput> Inputs)
{
    /// <summary>Nothing stands against it.</summary>
    public sealed record Passed(ValueList<RuleInput> Inputs) : CheckAnswer(Inputs);

    /// <summary>Something does.</summary>
    /// <param name="Code">What, in kebab case; a public contract. See <see cref="CheckCodes"/>.</param>
    /// <param name="Inputs">Everything that the answer was made from, as stored text.</param>
    public sealed record Failed(string Code, ValueList<RuleInput> Inputs) : CheckAnswer(Inputs);

    /// <summary>Whoever knows could not be asked; nothing was found out.</summary>
    /// <param name="Why">For operators, in English.</param>
    /// <param name="Inputs">What was asked about.</param>
    public sealed record Unavailable(string Why, ValueList<RuleInput> Inputs) : CheckAnswer(Inputs);
}
