using System.Text.Json;
using Cpor.Ledger.Domain.Claims;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Values;

public class the_stored_format
{
    [Theory]
    [InlineData("")]
    [InlineData("Привет, 世界, 😀, a+b<c>&'\"\\/")]
    [InlineData("line\nline\ttab\u0001\u2028")]
    public void keeps_texts_as_they_are(string text) => Read<string>(Write(text)).ShouldBe(text);

    [Fact]
    public void writes_letters_of_every_language_as_themselves() => Write("Привет, 世界").ShouldBe("\"Привет, 世界\"");

    [Fact]
    public void refuses_what_the_database_cannot_keep()
    {
        Should.Throw<JsonException>(() => Write("con\0toso"));
        Should.Throw<JsonException>(() => Write(new RuleInput("domain", "\0")));
        Should.Throw<JsonException>(() => Read<string>("\"con\\u0000toso\""));
    }

    [Fact]
    public void refuses_half_a_surrogate_pair()
    {
        Should.Throw<JsonException>(() => Write("a\ud800"));
        Should.Throw<JsonException>(() => Write("\udc00a"));
        Should.Throw<JsonException>(() => Write("\ud800\ud800"));
    }

    [Fact]
    public void writes_instants_in_utc_to_the_microsecond()
    {
        Write(Monday).ShouldBe("\"2020-09-14T16:00:00Z\"");
        Write(Monday + Microsecond).ShouldBe("\"2020-09-14T16:00:00.000001Z\"");
        Write(Monday + Duration.FromMilliseconds(250)).ShouldBe("\"2020-09-14T16:00:00.25Z\"");
    }

    [Theory]
    [InlineData("\"2020-09-14T16:00:00.0000001Z\"")]
    [InlineData("\"2020-09-14T16:00:00\"")]
    [InlineData("\"2020-09-14T16:00:00+00:00\"")]
    [InlineData("\"2020-09-14 16:00:00Z\"")]
    [InlineData("1600099200")]
    public void reads_no_other_instants(string json) => Should.Throw<JsonException>(() => Read<Instant>(json));

    [Fact]
    public void cuts_instants_to_what_it_keeps()
    {
        (Monday + Duration.FromNanoseconds(1_999)).ToStoredPrecision().ShouldBe(Monday + Microsecond);
        Instant.MaxValue.ToStoredPrecision().ShouldBeLessThanOrEqualTo(Instant.MaxValue);
    }

    [Fact]
    public void holds_lists_and_never_null_in_their_place()
    {
        Write<ValueList<string>>([]).ShouldBe("[]");
        Read<ValueList<string>>("[\"a\",\"b\"]").ShouldBe(["a", "b"]);
        Should.Throw<JsonException>(() => Read<ValueList<string>>("null"));
        Should.Throw<JsonException>(() => Read<ValueList<string>>("[\"a\",null]"));
        Should.Throw<JsonException>(() => Read<ValueList<LineId>>("[null]"));
        Should.Throw<JsonException>(() => Read<ValueList<string>>("{}"));
    }

    [Fact]
    public void lists_are_equal_when_their_items_are()
    {
        ValueList<string> one = ["a", "b"];

        one.ShouldBe(new[] { "a", "b" }.ToValueList());
        one.GetHashCode().ShouldBe(new[] { "a", "b" }.ToValueList().GetHashCode());
        one.Equals(["b", "a"]).ShouldBeFalse();
        one.Equals(["a"]).ShouldBeFalse();
        one.Equals(null).ShouldBeFalse();
    }

    [Fact]
    public void names_every_fact_once()
    {
        ClaimEventNames.All.Values.ShouldBeUnique();
        ClaimEventNames.NameOf(Facts.Submitted()).ShouldBe("submitted.v1");
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, StoredFormat.Options);

    private static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, StoredFormat.Options);
}
