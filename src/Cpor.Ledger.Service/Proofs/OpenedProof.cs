using NodaTime;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>What is there to read.</summary>
public abstract record OpenedProof
{
    private OpenedProof()
    {
    }

    /// <summary>
    /// The content, decrypted as it is read; it can be read from any position. Reading throws
    /// <see cref="InvalidDataException"/> where the stored bytes were altered.
    /// </summary>
    public sealed record Opened(Stream Content) : OpenedProof;

    /// <summary>There is no such file of this claim.</summary>
    public sealed record Missing : OpenedProof;

    /// <summary>The claim's personal data was erased.</summary>
    public sealed record Erased(Instant At) : OpenedProof;
}
