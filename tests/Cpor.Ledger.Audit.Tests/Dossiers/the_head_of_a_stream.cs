using System.Text;
using Cpor.Ledger.Audit.Dossiers;

namespace Cpor.Ledger.Audit.Tests.Dossiers;

public class the_head_of_a_stream
{
    private const string Data =
        """{"size":60,"subject":"claims/1","version":7,"position":41,"happenedAt":"2026-03-02T09:00:00.5Z"}""";

    private static readonly HeadStatement _head = new(Entries.One.Time, "claims/1", new(41, 7, 60));

    [Fact]
    public void is_written_as_described() => Encoding.UTF8.GetString(_head.ToBytes()).ShouldBe(Data);

    [Fact]
    public void is_read_as_it_was_written() => HeadStatement.Of(Entry(Data)).Value.ShouldBe(_head);

    [Theory]
    [InlineData("\"happenedAt\"", "\"at\"")]
    [InlineData("09:00:00.5Z", "09:00:01Z")]
    [InlineData("09:00:00.5Z", "yesterday")]
    [InlineData("\"claims/1\"", "null")]
    [InlineData("claims/1", "claims/01900000-0000-7000-8000-000000000001")]
    [InlineData("claims/1", "\\ud800")]
    [InlineData("claims/1", "\\u0063laims/1")]
    [InlineData(":41", ":-1")]
    [InlineData(":41", ":041")]
    [InlineData(":41", ":41.0")]
    [InlineData(":41", ":\"41\"")]
    [InlineData(":41", ":99999999999999999999")]
    [InlineData("\"size\":60", "\"size\":60,\"more\":1")]
    [InlineData("\"size\":60,", "")]
    [InlineData("\"version\":7,\"position\":41", "\"position\":41,\"version\":7")]
    public void is_not_read_in_another_form(string text, string by) =>
        HeadStatement.Of(Entry(Data.Replace(text, by))).Fault.ShouldBe(EntryFaults.NotAHead);

    [Fact]
    public void is_stated_by_entries_of_its_type_alone() =>
        HeadStatement.Of(Entry(Data) with { Type = "validated.v1" }).Fault.ShouldBe(EntryFaults.NotAHead);

    private static LogEntry Entry(string data) =>
        Entries.One with { Type = HeadStatement.EventType, Data = Encoding.UTF8.GetBytes(data) };
}
