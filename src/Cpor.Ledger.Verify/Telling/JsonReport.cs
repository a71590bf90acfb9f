using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cpor.Ledger.Audit.Dossiers;

namespace Cpor.Ledger.Verify.Telling;

/// <summary>The answer for programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions _indented = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        WriteIndented = true,
    };

    public static string Of(IEnumerable<Answer> answers, IEnumerable<Contradiction> contradictions) =>
        JsonSerializer.Serialize(new { dossiers = answers.Select(Of), contradictions }, _indented) + "\n";

    private static object Of(Answer answer) => new
    {
        answer.File,
        verdict = answer.Verdict.Outcome,
        answer.Verdict.Fault,
        claim = answer.Verdict.Proved?.Subject,
        log = answer.Verdict.Proved is { } proved ? OfLog(proved) : null,
        answer.Verdict.Facts,
        proved = answer.Verdict is { Fault: null, Proved: { } good } ? Limits.Proved(answer, good) : [],
        notProved = answer.Verdict.Proved is { } shown ? Limits.NotProved(answer, shown) : [],
    };

    private static object OfLog(ProvedDossier proved) => new
    {
        proved.Tree.Checkpoint.Origin,
        proved.Tree.Checkpoint.Size,
        root = proved.Tree.Checkpoint.Root.ToString(),
        head = proved.Head.Head,
        witnesses = proved.Tree.Cosignatures.Select(word => new { word.Witness.Name, word.Time }),
    };
}
