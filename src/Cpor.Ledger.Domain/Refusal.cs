namespace Cpor.Ledger.Domain;

/// <summary>What kind of rule was broken; it is mapped to an HTTP status in one place.</summary>
public enum RefusalKind
{
    /// <summary>There is no such thing, or none that the asker may see.</summary>
    Missing,

    /// <summary>What was given breaks a rule whenever it is asked; asking again does not help.</summary>
    Invalid,

    /// <summary>The thing is not in a state, or the time is not one, in which this can be done.</summary>
    Untimely,
}

/// <summary>One field of a request that breaks a rule.</summary>
/// <param name="Field">
/// The path of the field in the request, as <c>customerContact.email</c> or <c>lines[0].workload</c>.
/// </param>
/// <param name="Code">What is wrong with it, kebab case, a public contract.</param>
/// <param name="Explanation">The same for a person, in English; not a contract.</param>
public sealed record FieldProblem(string Field, string Code, string Explanation);

/// <summary>A broken business rule.</summary>
/// <param name="Kind">What kind of rule.</param>
/// <param name="Code">The rule, kebab case, a public contract.</param>
/// <param name="Explanation">The same for a person, in English; not a contract.</param>
/// <param name="Fields">All fields concerned at once, empty when the rule is not about fields.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Explanation, ValueList<FieldProblem> Fields)
{
    /// <summary>A refusal that is not about single fields.</summary>
    public Refusal(RefusalKind kind, string code, string explanation)
        : this(kind, code, explanation, [])
    {
    }
}
