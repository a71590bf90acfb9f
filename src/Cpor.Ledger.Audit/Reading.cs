using System.Diagnostics.CodeAnalysis;

namespace Cpor.Ledger.Audit;

/// <summary>What was read or made, or the fault because of which there is nothing.</summary>
public sealed class Reading<T>
    where T : notnull
{
    private Reading(T? value, Fault? fault) => (Value, Fault) = (value, fault);

    /// <summary>What was read; only there when <see cref="IsGood"/>.</summary>
    public T? Value { get; }

    /// <summary>What is wrong; null when <see cref="IsGood"/>.</summary>
    public Fault? Fault { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsGood => Fault is null;

    /// <summary>A value.</summary>
    public static implicit operator Reading<T>(T value) => new(value, null);

    /// <summary>No value, and why.</summary>
    public static implicit operator Reading<T>(Fault fault) => new(default, fault);
}
