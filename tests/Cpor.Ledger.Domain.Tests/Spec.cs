using System.Text.Json;
using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests;

/// <summary>Given these facts, when this is asked, then exactly those facts follow.</summary>
internal static class Spec
{
    /// <summary>No claim yet.</summary>
    public static Past GivenNothing { get; } = new([]);

    /// <summary>What happened before, in this order. Every fact must come back from its stored form.</summary>
    public static Past Given(params IEnumerable<ClaimEvent> facts)
    {
        var past = new Past(facts.ToValueList());
        foreach (var fact in past.Facts)
            StoredForm.ShouldComeBack(fact, fact.GetType());
        return past;
    }
}

/// <summary>The facts of a claim so far.</summary>
internal sealed record Past(ValueList<ClaimEvent> Facts)
{
    /// <summary>What they add up to.</summary>
    public Claim? State { get; } = Facts.Aggregate((Claim?)null, ClaimFolding.Evolve);

    /// <summary>The lines of the submitted claim.</summary>
    public ValueList<ClaimLine> Lines => State.ShouldBeOfType<Claim.Filed>().Lines;

    /// <summary>The same with more facts.</summary>
    public Past And(params IEnumerable<ClaimEvent> facts) => Spec.Given([.. Facts, .. facts]);

    /// <summary>Asks.</summary>
    public Outcome When(ICommand<Claim, ClaimEvent> command, Instant at) => new(this, command, at);
}

/// <summary>What a command led to.</summary>
internal sealed record Outcome(Past Before, ICommand<Claim, ClaimEvent> Command, Instant At)
{
    /// <summary>Long after every window of these specs, and after whatever terms they use.</summary>
    private static readonly Duration _muchLater = Duration.FromDays(400);

    private Decision<ClaimEvent> Decision { get; } = Command.Decide(Before.State, At);

    /// <summary>
    /// Exactly these facts, which come back from their stored form; asked again, at once or much later, nothing more.
    /// </summary>
    public Past Then(params IEnumerable<ClaimEvent> expected)
    {
        var after = ThenAtOnce(expected);
        Accepted(Command.Decide(after.State, At + _muchLater)).ShouldBeEmpty("asked again later it must add nothing");
        return after;
    }

    /// <summary>The same of a command to which time alone gives another answer.</summary>
    public Past ThenAtOnce(params IEnumerable<ClaimEvent> expected)
    {
        var facts = Accepted(Decision);
        StoredForm.ShouldBeSame(StoredForm.Lines(facts), StoredForm.Lines(expected));
        facts.ShouldBe(expected);
        var after = Before.And(facts);
        StoredForm.ShouldComeBack(after.State!, typeof(Claim));
        Accepted(Command.Decide(after.State, At)).ShouldBeEmpty("asked again it must add nothing");
        return after;
    }

    /// <summary>Accepted, and nothing is added.</summary>
    public void ThenNothing() => Then();

    /// <summary>Refused by this rule, for exactly these fields.</summary>
    public void ThenRefused(Refusal expected, params (string Field, string Code)[] fields)
    {
        var refusal = Decision.ShouldBeOfType<Decision<ClaimEvent>.Refused>().Reason;
        (refusal.Kind, refusal.Code).ShouldBe((expected.Kind, expected.Code));
        refusal.Fields.Select(field => (field.Field, field.Code))
            .ShouldBe([.. expected.Fields.Select(field => (field.Field, field.Code)), .. fields]);
        Command.Decide(Before.State, At).ShouldBe(Decision, "the same question gets the same answer");
    }

    private static ValueList<ClaimEvent> Accepted(Decision<ClaimEvent> decision) => decision switch
    {
        Decision<ClaimEvent>.Accepted accepted => accepted.Facts,
        Decision<ClaimEvent>.Refused refused => throw new ShouldAssertException(
            $"refused: {refused.Reason.Code} {refused.Reason.Fields}"),
        _ => throw new ShouldAssertException("neither accepted nor refused"),
    };
}

/// <summary>The stored form.</summary>
internal static class StoredForm
{
    private static readonly JsonSerializerOptions _indented = new(StoredFormat.Options) { WriteIndented = true };

    /// <summary>A value as JSON that a person can compare.</summary>
    public static string Lines(object value, Type type) => JsonSerializer.Serialize(value, type, _indented);

    /// <summary>Facts as JSON that a person can compare.</summary>
    public static string Lines(IEnumerable<ClaimEvent> facts) =>
        string.Join('\n', facts.Select(fact => $"{fact.GetType().Name} {Lines(fact, fact.GetType())}"));

    /// <summary>Names the lines that differ: of long texts Shouldly shows every character.</summary>
    public static void ShouldBeSame(string actual, string expected)
    {
        if (actual == expected)
            return;
        var (real, should) = (actual.Split('\n'), expected.Split('\n'));
        var same = real.Zip(should).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = real.Skip(same).Reverse().Zip(should.Skip(same).Reverse())
            .TakeWhile(pair => pair.First == pair.Second).Count();
        var difference =
            should[same..^tail].Select(line => $"- {line}").Concat(real[same..^tail].Select(line => $"+ {line}"));
        throw new ShouldAssertException($"""
            from line {same + 1} it should be (-) and is (+)
            {string.Join('\n', real[Math.Max(0, same - 4)..same].Select(line => $"  {line}"))}
            {string.Join('\n', difference)}
            """);
    }

    /// <summary>Writes and reads, and wants the same.</summary>
    public static void ShouldComeBack(object value, Type type)
    {
        var json = JsonSerializer.Serialize(value, type, StoredFormat.Options);
        JsonSerializer.Deserialize(json, type, StoredFormat.Options).ShouldBe(value, json);
    }
}
