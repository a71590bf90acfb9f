using System.Text;
using Cpor.Ledger.Domain.Calendars;

namespace Cpor.Ledger.Domain.Tests.Calendars;

/// <summary>A small calendar document, to be spoilt one piece at a time.</summary>
internal static class CalendarText
{
    public const string Sound =
        """
        {
          "id": "elbonia",
          "country": "XE",
          "scope": "Holidays of Elbonia",
          "knownFrom": "2026-01-01",
          "knownThrough": "2026-12-31",
          "notes": [],
          "sources": [ { "id": "law-1", "title": "Law No. 1", "url": "https://law.example/1" } ],
          "weekends": [ { "from": "2026-01-01", "days": ["saturday", "sunday"], "source": "law-1" } ],
          "holidays": [
            { "date": "2026-05-01", "name": "Mud Day", "source": "law-1" },
            { "date": "2026-05-04", "name": "Day after Mud Day", "source": "law-1" }
          ],
          "movedWorkingDays": [ { "date": "2026-05-02", "name": "Work moved from 4 May", "source": "law-1" } ]
        }
        """;

    public static BusinessCalendar Parse(string text) => BusinessCalendar.Parse(Encoding.UTF8.GetBytes(text));

    public static string With(string piece, string instead)
    {
        Sound.ShouldContain(piece);
        return Sound.Replace(piece, instead);
    }
}
