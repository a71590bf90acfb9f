namespace Cpor.Ledger.Service.Http;

/// <summary>Describes a parameter of the query string that a door takes, for the description of the API.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it means, a sentence.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class QueryParameterAttribute(string name, string description) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What it means.</summary>
    public string Description => description;

    /// <summary>Its type as it is written in JSON; a list of it when <see cref="IsRepeated"/>.</summary>
    public Type Type { get; init; } = typeof(string);

    /// <summary>Whether the door answers 400 without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it can be given several times.</summary>
    public bool IsRepeated { get; init; }
}
