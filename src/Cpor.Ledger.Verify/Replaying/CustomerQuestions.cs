using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Erasure;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>What the customer was told and answered, or did not.</summary>
internal static class CustomerQuestions
{
    public static IEnumerable<Question> OfCustomer(this Turn turn) => turn.Fact switch
    {
        CustomerNotified notified => [turn.OfNotification(notified)],
        NotificationFailed failed =>
        [
            new(
                new RecordNotificationFailure(failed.WindowId, failed.Status, failed.EnhancedStatus, turn.Regime),
                "what the mail server answered"),
        ],
        NotificationBounced bounced =>
        [
            new(
                new RecordBounce(bounced.WindowId, bounced.EnhancedStatus, bounced.Evidence, turn.Regime),
                "that the mail came back"),
        ],
        OptedOut refused => [turn.OptOut(refused.WindowId)],
        Official official => [turn.Close(official.WindowId)],
        PersonalDataErased erased => [new(new ErasePersonalData(erased.Scope, erased.Basis, erased.CaseReference))],
        _ => [],
    };

    public static Question Close(this Turn turn, WindowId window) =>
        new(new CloseWindow(window, turn.Holders(), turn.Regime), RecordedSlots.Given);

    /// <summary>The customer's refusal of all lines that were refused at the instant.</summary>
    public static Question OptOut(this Turn turn, WindowId window) => new(new OptOut(
        window,
        [
            .. turn.Next<OptedOut>().SelectMany(fact => fact.LineIds),
            .. turn.Next<AssociationEnded>().Where(fact => fact.Reason == EndReason.CustomerDeclined)
                .SelectMany(fact => fact.LineIds),
        ],
        turn.Bound));

    private static Question OfNotification(this Turn turn, CustomerNotified notified)
    {
        var workings = notified.OptOutEnds.Workings;
        var otherwise = turn.Bound.DefaultLocale.Value;
        var locale = workings.LocaleSource == LocaleSource.TenantDirectory
            ? new CustomerLocale(workings.Country, workings.TimeZone, otherwise.Language, workings.LocaleSource)
            : otherwise;
        return new Question(
            new RecordNotification(
                notified.WindowId,
                notified.MessageId,
                notified.StatedEnds,
                locale,
                turn.Book.Calendars[workings.CalendarVersion],
                turn.Bound),
            "what the mail server answered and the mail stated, and where the customer is");
    }
}
