using Cpor.Ledger.Service.Settings;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Puts the post office and the writer of mails into the container.</summary>
public static class MailRegistration
{
    /// <summary>Needs the claims, the opt-out links and an <c>IClock</c> in the container.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, MailSettings settings)
    {
        services.AddSingleton(settings)
            .AddSingleton<MailWriter>()
            .AddSingleton<MailFolder>()
            .AddSingleton<MailContents>()
            .AddSingleton<CustomerMails>()
            .AddTransient<PartnerMails>()
            .AddTransient<ReceiptMails>()
            .AddTransient<ICustomerLocales, DirectoryLocales>();
        return settings.Host is null
            ? services.AddSingleton<IMailSender, FolderMailSender>()
            : services.AddSingleton<IMailSender, SmtpMailSender>();
    }
}
