using System.Text;
using System.Text.Encodings.Web;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.ReadModels;

namespace Cpor.Ledger.Service.Log.Dossiers;

/// <summary>
/// What a dossier says to people, in one language: a report to read and print, and how to check the rest. Nothing
/// personal is in it.
/// </summary>
public sealed class DossierPages(string language, DossierTexts texts)
{
    /// <summary>The report: one HTML page without scripts and without anything from elsewhere.</summary>
    public string Report(
        Claim claim, IReadOnlyList<RecordedFact> facts, ExplanationView explanation, Dossier dossier)
    {
        var page = new StringBuilder()
            .Append("<!doctype html>\n<html lang=\"").Append(language).Append("\">\n<meta charset=\"utf-8\">\n")
            .Append("<title>").Append(Html(Fill(texts.Title, claim))).Append("</title>\n")
            .Append("<style>body{font:11pt/1.45 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}")
            .Append("table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.2rem .6rem .2rem 0;")
            .Append("border-bottom:1px solid #bbb;vertical-align:top}pre{white-space:pre-wrap;font:inherit}")
            .Append("code{font-size:.9em;overflow-wrap:anywhere}</style>\n")
            .Append("<h1>").Append(Html(Fill(texts.Title, claim))).Append("</h1>\n")
            .Append("<p>").Append(Html(texts.Unproved)).Append("</p>\n");
        Facts(page, facts, dossier);
        page.Append("<h2>").Append(Html(texts.Why)).Append("</h2>\n");
        foreach (var fact in explanation.Facts)
            page.Append("<pre>").Append(Html(fact.Text)).Append("</pre>\n");
        Documents(page, claim, dossier);
        return page.Append("<h2>").Append(Html(texts.Checkpoint)).Append("</h2>\n<pre><code>")
            .Append(Html(Encoding.UTF8.GetString(dossier.Checkpoint.Span))).Append("</code></pre>\n</html>\n")
            .ToString();
    }

    /// <summary>How to check it.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="keys">The keys that the log signs with.</param>
    public string Instructions(Claim claim, IEnumerable<VerifierKey> keys)
    {
        const string Line = "    log {key}\n";
        return Template.Fill(texts.Instructions, ("claim", $"{claim.Id}"), ("key", "{key}"))
            .Replace(Line, string.Concat(keys.Select(key => $"    log {key}\n")), StringComparison.Ordinal);
    }

    private void Facts(StringBuilder page, IReadOnlyList<RecordedFact> facts, Dossier dossier)
    {
        page.Append("<h2>").Append(Html(texts.Facts)).Append("</h2>\n<table>\n<tr>");
        foreach (var column in texts.Columns)
            page.Append("<th>").Append(Html(column)).Append("</th>");
        page.Append("</tr>\n");
        foreach (var (recorded, logged) in facts.Zip(dossier.Events))
        {
            var entry = LogEntry.Parse(logged.Entry.Span).Value!;
            Row(
                page,
                $"{recorded.Entry.Version}",
                StoredFormat.InstantPattern.Format(recorded.Fact.HappenedAt),
                entry.Type,
                recorded.Entry.ActorId ?? "",
                $"{entry.Position}");
        }

        page.Append("</table>\n");
    }

    private void Documents(StringBuilder page, Claim claim, Dossier dossier)
    {
        page.Append("<h2>").Append(Html(texts.Documents)).Append("</h2>\n<table>\n");
        foreach (var document in claim.Documents)
        {
            var isHere = dossier.Documents.ContainsKey(document.Sha256);
            Row(page, $"{document.ProofId}", document.Sha256, isHere ? texts.Included : texts.LeftOut);
        }

        foreach (var terms in dossier.Terms.Keys)
            Row(page, texts.Terms, terms, texts.Included);
        foreach (var calendar in dossier.Calendars.Keys)
            Row(page, texts.Calendar, calendar, texts.Included);
        page.Append("</table>\n");
    }

    private static void Row(StringBuilder page, params ReadOnlySpan<string> cells)
    {
        page.Append("<tr>");
        foreach (var cell in cells)
            page.Append("<td><code>").Append(Html(cell)).Append("</code></td>");
        page.Append("</tr>\n");
    }

    private static string Fill(string text, Claim claim) => Template.Fill(text, ("claim", $"{claim.Id}"));

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
