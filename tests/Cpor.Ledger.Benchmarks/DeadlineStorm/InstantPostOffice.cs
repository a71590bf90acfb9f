using Cpor.Ledger.Service.Mail;
using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Benchmarks.DeadlineStorm;

/// <summary>
/// Takes every mail at once, so that writing the letters is measured and no mail server. The letters go on after the
/// last window has been closed.
/// </summary>
public sealed class InstantPostOffice(IClock clock) : IMailSender
{
    public Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancel = default) =>
        Task.FromResult<Delivery>(new Delivery.Accepted("Taken.", clock.GetCurrentInstant()));
}
