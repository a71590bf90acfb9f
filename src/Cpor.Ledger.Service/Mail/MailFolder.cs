using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Settings;

namespace Cpor.Ledger.Service.Mail;

/// <summary>The mails that lie in the folder, by the claims that they are about.</summary>
public sealed class MailFolder(MailSettings settings)
{
    /// <summary>
    /// Removes what was written about a claim, also what was not written to its end. A notification is named by its
    /// window, every other mail by its claim.
    /// </summary>
    /// <returns>How many files.</returns>
    public int Remove(Claim claim)
    {
        var folder = new DirectoryInfo(settings.Folder);
        if (!folder.Exists)
            return 0;
        List<string> beginnings =
        [
            $"{claim.Id}.", .. (claim as Claim.Filed)?.Windows.Select(window => $"{window.Id}@") ?? [],
        ];
        var files = folder.EnumerateFiles()
            .Where(file => beginnings.Exists(
                beginning => file.Name.TrimStart('.').StartsWith(beginning, StringComparison.Ordinal)))
            .ToList();
        foreach (var file in files)
            file.Delete();
        return files.Count;
    }
}
