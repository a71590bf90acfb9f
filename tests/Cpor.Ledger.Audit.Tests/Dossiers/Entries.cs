using System.Text;
using Cpor.Ledger.Audit.Dossiers;

namespace Cpor.Ledger.Audit.Tests.Dossiers;

/// <summary>An entry, and its text as the README of dossiers describes it.</summary>
internal static class Entries
{
    public const string Text =
        """
        {"specversion":"1.0","id":"0190abcd-0000-7000-8000-00000000ef01","source":"https://ledger.example/log",
        "type":"validated.v1","subject":"claims/01900000-0000-7000-8000-000000000001",
        "time":"2026-03-02T09:00:00.5Z","datacontenttype":"application/json",
        "recordedtime":"2026-03-02T09:00:00.503000Z",
        "sequence":"0000000000000000041","streamversion":7,"previoussequence":"0000000000000000012",
        "actor":"a-person","causation":"c-1","correlation":"c-2","data":{"why":"sealed:v1:a:b:c","of":[1,{"a b":null}]}}
        """;

    public static readonly LogEntry One = new()
    {
        Id = new Guid("0190abcd-0000-7000-8000-00000000ef01"),
        Source = "https://ledger.example/log",
        Type = "validated.v1",
        Subject = "claims/01900000-0000-7000-8000-000000000001",
        Time = new DateTimeOffset(2026, 3, 2, 9, 0, 0, 500, TimeSpan.Zero),
        RecordedTime = new DateTimeOffset(2026, 3, 2, 9, 0, 0, 503, TimeSpan.Zero),
        Position = 41,
        StreamVersion = 7,
        Previous = 12,
        Actor = "a-person",
        Causation = "c-1",
        Correlation = "c-2",
        Data = Encoding.UTF8.GetBytes("""{"why":"sealed:v1:a:b:c","of":[1,{"a b":null}]}"""),
    };

    /// <summary>The text in one line, as it is in the log.</summary>
    public static string Line { get; } = Text.ReplaceLineEndings("");

    public static Fault? FaultOf(string text) => LogEntry.Parse(Encoding.UTF8.GetBytes(text)).Fault;
}
