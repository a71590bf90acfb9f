namespace Cpor.Ledger.Domain.Acts;

/// <summary>A stream of acts: one for each thing that they are about, always the same for the same thing.</summary>
/// <param name="Value">The stream's id.</param>
public readonly record struct ActStreamId(Guid Value)
{
    private static readonly Guid _acts = new("5d1f1c1e-7a51-4f0c-9d7e-3c8d3f0b6a55");

    /// <summary>The stream of that noun about that thing.</summary>
    /// <param name="noun">As <c>heads</c>.</param>
    /// <param name="about">What the acts are about; as the claim's id.</param>
    public static ActStreamId Of(string noun, string about) => new(GuidFormat.FromNames(_acts, $"{noun} {about}"));
}
