using System.Text;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Audit.Trees;
using CsCheck;
using static Cpor.Ledger.Audit.Tests.Dossiers.Entries;

namespace Cpor.Ledger.Audit.Tests.Dossiers;

public class an_entry_of_the_log
{
    [Fact]
    public void is_written_with_its_members_in_order() => Written(One).ShouldBe(Line);

    [Fact]
    public void leaves_out_what_is_not_known()
    {
        var first = One with { StreamVersion = 1, Previous = null, Actor = null, Causation = null, Correlation = null };

        Written(first).ShouldContain("\"streamversion\":1,\"data\":{");
        Parsed(Written(first)).Previous.ShouldBeNull();
        Parsed(Written(first)).Actor.ShouldBeNull();
    }

    [Fact]
    public void is_read_as_it_was_written()
    {
        var read = Parsed(Line);

        (read with { Data = One.Data }).ShouldBe(One);
        read.Data.ToArray().ShouldBe(One.Data.ToArray());
        read.Link.ShouldBe(new(41, 7, 12));
        read.Leaf().ShouldBe(TreeHash.OfLeaf(Encoding.UTF8.GetBytes(Line)));
    }

    [Fact]
    public void has_times_to_the_microsecond_and_the_time_of_the_world()
    {
        var time = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(3)).AddTicks(123_456_9);

        Written(One with { Time = time, RecordedTime = time })
            .ShouldContain("\"time\":\"2026-03-02T09:00:00.123456Z\",\"datacontenttype\":\"application/json\"," +
                "\"recordedtime\":\"2026-03-02T09:00:00.123456Z\"");
        Written(One with { Time = time.AddTicks(-123_456_9) }).ShouldContain("\"time\":\"2026-03-02T09:00:00Z\"");
    }

    [Fact]
    public void escapes_only_what_must_be()
    {
        var odd = One with { Actor = "\"a\\b/ü\U0001F600'<\u007f\n\u0001" };

        Written(odd).ShouldContain("\"actor\":\"\\\"a\\\\b/ü\U0001F600'<\u007f\\n\\u0001\"");
        Parsed(Written(odd)).Actor.ShouldBe(odd.Actor);
    }

    [Fact]
    public void of_any_texts_comes_back() =>
        Gen.Select(Gen.String, Gen.Long[0, long.MaxValue], Gen.Long[1, long.MaxValue]).Sample((text, position, at) =>
        {
            var actor = new string([.. text.Where(one => !char.IsSurrogate(one))]);
            var entry = One with { Actor = actor, Position = position, StreamVersion = at, Previous = position };

            var read = Parsed(Written(entry));

            (read.Actor, read.Position, read.StreamVersion, read.Previous).ShouldBe((actor, position, at, position));
        });

    [Theory]
    [InlineData("{\"specversion\":\"1.0\",", "{")]
    [InlineData("\"1.0\"", "\"1.1\"")]
    [InlineData("0190abcd", "0190ABCD")]
    [InlineData("0190abcd-0000-7000-8000-00000000ef01", "00000000-0000-0000-0000-000000000000")]
    [InlineData("0190abcd-", "{0190abcd-")]
    [InlineData("https://ledger.example/log", "https://")]
    [InlineData("https://ledger.example/log", "ftp://ledger.example/log")]
    [InlineData("validated.v1", "validated")]
    [InlineData("validated.v1", "Validated.v1")]
    [InlineData("validated.v1", "validated.v01")]
    [InlineData("claims/", "claims")]
    [InlineData("claims/0190", "claims/x/0190")]
    [InlineData("09:00:00.5Z", "09:00:00.50Z")]
    [InlineData("09:00:00.5Z", "09:00:00.Z")]
    [InlineData("09:00:00.5Z", "09:00:00.1234567Z")]
    [InlineData("09:00:00.5Z", "09:00:00.5+00:00")]
    [InlineData("09:00:00.5Z", "09:00:60Z")]
    [InlineData("2026-03-02T09:00:00.5Z", "2026-02-30T09:00:00.5Z")]
    [InlineData(".503000Z", ".503Z")]
    [InlineData(".503000Z", "Z")]
    [InlineData("0000000000000000041", "41")]
    [InlineData("0000000000000000041", "9999999999999999999")]
    [InlineData("0000000000000000041", "-000000000000000041")]
    [InlineData("\"streamversion\":7", "\"streamversion\":0")]
    [InlineData("\"streamversion\":7", "\"streamversion\":7.0")]
    [InlineData("\"streamversion\":7", "\"streamversion\":\"7\"")]
    [InlineData("\"0000000000000000012\"", "null")]
    [InlineData("\"0000000000000000012\"", "\"\"")]
    [InlineData("\"a-person\"", "[]")]
    [InlineData("a-person", "a\\/person")]
    [InlineData("a-person", "\\ud800")]
    [InlineData("\"actor\"", "\"Actor\"")]
    [InlineData("\"causation\":\"c-1\",\"correlation\":\"c-2\"", "\"correlation\":\"c-2\",\"causation\":\"c-1\"")]
    [InlineData("[1,", "[1, ")]
    [InlineData("\"of\":[", "\"of\":\t[")]
    [InlineData("\"a b\":null", "\"a b\":null,\"a b\":1")]
    [InlineData("\"of\"", "\"why\"")]
    [InlineData("null}]}}", "null}]}} ")]
    [InlineData("null}]}}", "null}]}}{}")]
    [InlineData("null}]}}", "null}]},\"data\":{}}")]
    [InlineData("null}]}}", "null}]")]
    [InlineData("{\"why\"", "[\"why\"")]
    public void is_not_read_in_another_form(string text, string by)
    {
        Line.ShouldContain(text);

        FaultOf(Line.Replace(text, by)).ShouldBe(EntryFaults.NotAnEntry);
    }

    [Fact]
    public void is_not_read_from_what_is_no_text()
    {
        LogEntry.Parse([]).Fault.ShouldBe(EntryFaults.NotAnEntry);
        LogEntry.Parse([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Line)]).Fault.ShouldBe(EntryFaults.NotAnEntry);
        LogEntry.Parse(Encoding.Latin1.GetBytes(Line.Replace("a-person", "ü"))).Fault.ShouldBe(EntryFaults.NotAnEntry);
    }

    [Fact]
    public void is_not_longer_than_a_bundle_can_hold()
    {
        var room = LogEntry.LongestEntry - One.ToBytes().Length;

        Longer(room).ToBytes().Length.ShouldBe(LogEntry.LongestEntry);
        Should.Throw<InvalidOperationException>(() => Longer(room + 1).ToBytes());
        FaultOf(Line + new string(' ', room + 1)).ShouldBe(EntryFaults.EntryTooLong);
    }

    [Fact]
    public void is_not_written_when_it_could_not_be_read()
    {
        Should.Throw<InvalidOperationException>(() => (One with { Type = "Validated" }).ToBytes());
        Should.Throw<InvalidOperationException>(() => (One with { Data = "{ }"u8.ToArray() }).ToBytes());
        Should.Throw<ArgumentException>(() => (One with { Actor = "\ud800" }).ToBytes());
    }

    [Fact]
    public void is_read_without_throwing_and_only_as_it_would_be_written() =>
        Gen.Select(Gen.Int[0, 2000], Gen.Byte.Array[1, 8]).Sample((place, garbage) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Line);
            place %= bytes.Length;
            byte[] changed = [.. bytes[..place], .. garbage, .. bytes[place..]];

            // A letter more in a text that may be any is another entry.
            if (LogEntry.Parse(changed) is { IsGood: true, Value: var read })
                read.ToBytes().ShouldBe(changed);
        });

    private static LogEntry Longer(int by) => One with { Actor = One.Actor + new string('a', by) };

    private static LogEntry Parsed(string text) => LogEntry.Parse(Encoding.UTF8.GetBytes(text)).Value.ShouldNotBeNull();

    private static string Written(LogEntry entry) => Encoding.UTF8.GetString(entry.ToBytes());
}
