using System.Text.RegularExpressions;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Reads the enhanced status code at the start of a server's words (RFC 2034).</summary>
internal static partial class ServerAnswers
{
    public static ServerAnswer Read(int code, string text)
    {
        var words = text.Trim();
        var status = Enhanced().Match(words);
        return status.Success
            ? new ServerAnswer(code, status.Value, words[status.Length..].Trim())
            : new ServerAnswer(code, null, words);
    }

    [GeneratedRegex(@"\A[245]\.[0-9]{1,3}\.[0-9]{1,3}(?= |\z)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Enhanced();
}
