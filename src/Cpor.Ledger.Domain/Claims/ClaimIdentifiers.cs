// Every id is written as a lower-case GUID with hyphens.
namespace Cpor.Ledger.Domain.Claims;

/// <summary>One claimed workload or subscription of a claim.</summary>
public readonly record struct LineId(Guid Value) : IValue<LineId>
{
    /// <summary>The id of a line that was given none: the same for the same unit of the same claim.</summary>
    public static LineId For(ClaimId claim, string unit) => new(GuidFormat.FromNames(claim.Value, unit));

    /// <inheritdoc />
    public static bool TryParse(string? text, out LineId value)
    {
        var parsed = GuidFormat.TryParse(text, out var guid);
        value = new LineId(guid);
        return parsed;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One document of a claim. Given by whoever attaches it, so that a retry is recognised.</summary>
public readonly record struct ProofId(Guid Value) : IValue<ProofId>
{
    /// <inheritdoc />
    public static bool TryParse(string? text, out ProofId value)
    {
        var parsed = GuidFormat.TryParse(text, out var guid);
        value = new ProofId(guid);
        return parsed;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One comment on a claim; given by whoever comments, so that a retry is recognised.</summary>
public readonly record struct CommentId(Guid Value) : IValue<CommentId>
{
    /// <inheritdoc />
    public static bool TryParse(string? text, out CommentId value)
    {
        var parsed = GuidFormat.TryParse(text, out var guid);
        value = new CommentId(guid);
        return parsed;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One request for information of a reviewer.</summary>
public readonly record struct RequestId(Guid Value) : IValue<RequestId>
{
    /// <summary>The request that the ledger itself makes when the customer of a window cannot be reached.</summary>
    public static RequestId ForUnreachable(WindowId window) => new(GuidFormat.FromNames(window.Value, "unreachable"));

    /// <inheritdoc />
    public static bool TryParse(string? text, out RequestId value)
    {
        var parsed = GuidFormat.TryParse(text, out var guid);
        value = new RequestId(guid);
        return parsed;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One notification of the customer and the opt-out window that it opens.</summary>
public readonly record struct WindowId(Guid Value) : IValue<WindowId>
{
    /// <inheritdoc />
    public static bool TryParse(string? text, out WindowId value)
    {
        var parsed = GuidFormat.TryParse(text, out var guid);
        value = new WindowId(guid);
        return parsed;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value.ToString("D");
}
