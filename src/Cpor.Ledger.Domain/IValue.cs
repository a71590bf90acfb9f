namespace Cpor.Ledger.Domain;

/// <summary>
/// A value that is one string outside: in stored facts, requests and addresses. Parsing normalises it (case, IDN) and
/// refuses what is not in its format; writing gives the normalised text, so that equal values have equal text.
/// </summary>
public interface IValue<TSelf> : IParsable<TSelf>
    where TSelf : IValue<TSelf>
{
}
