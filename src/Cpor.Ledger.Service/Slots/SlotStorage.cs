using Marten;

namespace Cpor.Ledger.Service.Slots;

/// <summary>How slots lie in the event store.</summary>
internal static class SlotStorage
{
    /// <summary>Adds the tag by which the facts about a slot are found.</summary>
    public static void AddSlots(this StoreOptions options) => options.Events.RegisterTagType<SlotTag>("slot");
}
