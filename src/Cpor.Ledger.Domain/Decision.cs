namespace Cpor.Ledger.Domain;

/// <summary>The answer to a command: the facts it adds to the stream, or the rule that forbids it.</summary>
public abstract record Decision<TEvent>
    where TEvent : class
{
    private Decision()
    {
    }

    /// <summary>Allowed. No facts means that the command had already taken effect: a retry adds nothing.</summary>
    public sealed record Accepted(ValueList<TEvent> Facts) : Decision<TEvent>;

    /// <summary>Forbidden. Nothing is added; the same command may be allowed later.</summary>
    public sealed record Refused(Refusal Reason) : Decision<TEvent>;

    /// <summary>One fact.</summary>
    public static implicit operator Decision<TEvent>(TEvent fact) => new Accepted([fact]);

    /// <summary>Several facts, which are stored together or not at all.</summary>
    public static implicit operator Decision<TEvent>(ValueList<TEvent> facts) => new Accepted(facts);

    /// <summary>A refusal.</summary>
    public static implicit operator Decision<TEvent>(Refusal reason) => new Refused(reason);
}
