namespace Cpor.Ledger.Domain;

/// <summary>
/// A value that is one string outside: in stored facts, requests and addresses. Parsing normalises it (case, IDN) and
/// refuses what is not in its format; writing gives the normalised text, so that equal values have equal text.
/// </summary>
public interface IValue<TSelf>
    where TSelf : IValue<TSelf>
{
    /// <summary>False when the text is not in the format; <paramref name="value"/> then means nothing.</summary>
    static abstract bool TryParse(string? text, out TSelf value);
}

/// <summary>Reads values from text.</summary>
public static class ValueText
{
    extension<T>(T)
        where T : IValue<T>
    {
        /// <summary>The value that the text stands for.</summary>
        /// <exception cref="FormatException">The text is not in the value's format.</exception>
        public static T Parse(string text) => T.TryParse(text, out var value)
            ? value
            : throw new FormatException($"The text is not a {typeof(T).Name}.");
    }
}
