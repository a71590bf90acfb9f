using System.Security.Cryptography;
using System.Text;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Which claims a list is of, and in which order.</summary>
public sealed record ClaimFilter
{
    /// <summary>Any of these; none means all.</summary>
    public required ValueList<ClaimStatus> Statuses { get; init; }

    /// <summary>The customer's directory.</summary>
    public TenantId? TenantId { get; init; }

    /// <summary>The partner's location.</summary>
    public MpnId? MpnId { get; init; }

    /// <summary>The keyed hash of the claim's name.</summary>
    public string? NameHash { get; init; }

    /// <summary>The order.</summary>
    public required ClaimOrder Order { get; init; }

    /// <summary>How many at most.</summary>
    public required int Limit { get; init; }

    /// <summary>The same for the same list, whatever the page's size: what a cursor belongs to.</summary>
    public byte[] Fingerprint() => SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{string.Join(',', Statuses)}|{TenantId}|{MpnId}|{NameHash}|{Order.Name}"))[..PageCursor.FingerprintLength];

    /// <summary>
    /// The cursor of the next page; null on the last one. One row more than asked for is looked for, to know which.
    /// </summary>
    public string? Next(IReadOnlyList<LedgerClaim> rows) => rows.Count > Limit
        ? new PageCursor(Order.ValueOf(rows[Limit - 1]), rows[Limit - 1].Id).Write(Fingerprint())
        : null;
}

/// <summary>An order of claims; the id decides between equals, so every claim has one place.</summary>
public sealed record ClaimOrder
{
    /// <summary>Every order, the usual one first.</summary>
    public static ClaimOrder[] All { get; } =
    [
        new("-changed-at", "changed_at", true, row => row.ChangedAt),
        new("changed-at", "changed_at", false, row => row.ChangedAt),
        new("-created-at", "created_at", true, row => row.CreatedAt),
        new("created-at", "created_at", false, row => row.CreatedAt),
        new("next-deadline", "next_deadline", false, row => row.NextDeadline),
    ];

    private ClaimOrder(string name, string column, bool descending, Func<LedgerClaim, DateTimeOffset?> valueOf) =>
        (Name, Column, Descending, ValueOf) = (name, column, descending, valueOf);

    /// <summary>Its public name.</summary>
    public string Name { get; }

    /// <summary>The column.</summary>
    public string Column { get; }

    /// <summary>Whether the newest come first.</summary>
    public bool Descending { get; }

    /// <summary>A claim's value in that column.</summary>
    public Func<LedgerClaim, DateTimeOffset?> ValueOf { get; }

    /// <summary>The order of that name; the first when none is given.</summary>
    public static ClaimOrder Parse(RequestValidator validator, string? name)
    {
        if (Array.Find(All, order => order.Name == (name ?? All[0].Name)) is { } found)
            return found;
        validator.Note("sort", "not-one-of", $"One of: {string.Join(", ", All.Select(order => order.Name))}.");
        return All[0];
    }
}
