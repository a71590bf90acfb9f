namespace Cpor.Ledger.Service.Mail;

/// <summary>Puts the post office and the writer of mails into the container.</summary>
public static class MailRegistration
{
    /// <summary>Needs an <c>IClock</c> in the container.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, MailSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<MailWriter>().AddSingleton<MailFolder>();
        return settings.Host is null
            ? services.AddSingleton<IPostOffice, FolderPostOffice>()
            : services.AddSingleton<IPostOffice, SmtpPostOffice>();
    }
}
