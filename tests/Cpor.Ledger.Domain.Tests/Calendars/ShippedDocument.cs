using Cpor.Ledger.Domain.Calendars;

namespace Cpor.Ledger.Domain.Tests.Calendars;

/// <summary>The shipped documents as they lie in the assembly, unread.</summary>
internal static class ShippedDocument
{
    public static byte[] Bytes(string id)
    {
        var name = $"Cpor.Ledger.Domain.Calendars.Documents.{id}.json";
        using var resource = typeof(BusinessCalendar).Assembly.GetManifestResourceStream(name).ShouldNotBeNull();
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
