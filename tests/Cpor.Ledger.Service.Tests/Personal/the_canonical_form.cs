using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Service.Tests.Personal;

public class the_canonical_form
{
    /// <summary>
    /// Cases of UAX #15 and of the Unicode conformance test: each rule of the algorithm at least once.
    /// </summary>
    [Theory]
    [InlineData("plain ascii", "plain ascii")]
    [InlineData("e\u0301", "é")]
    [InlineData("\u0438\u0306", "й")]
    [InlineData("\u212B", "Å")]
    [InlineData("\u2126", "Ω")]
    [InlineData("s\u0323\u0307", "ṩ")]
    [InlineData("s\u0307\u0323", "ṩ")]
    [InlineData("\u1E9B\u0323", "\u1E9B\u0323")]
    [InlineData("a\u0315\u0300\u05AE\u0300b", "\u00E0\u05AE\u0300\u0315b")]
    [InlineData("\u1100\u1161\u11A8", "각")]
    [InlineData("\uAC00\u11A8", "각")]
    [InlineData("\u1100\uAC00\u11A8", "\u1100각")]
    [InlineData("カ\u3099", "ガ")]
    [InlineData("\uF900", "豈")]
    [InlineData("\u0915\u093C", "\u0915\u093C")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\u0301e", "\u0301e")]
    [InlineData("e\u0334\u0301", "\u00E9\u0334")]
    [InlineData("\U0001D157\U0001D165", "\U0001D157\U0001D165")]
    [InlineData("\U00011099\U000110BA", "\U0001109A")]
    [InlineData("Việt Nam 🗾", "Việt Nam 🗾")]
    public void composes_what_was_typed_in_parts(string typed, string canonical)
    {
        CanonicalForm.Of(typed).ShouldBe(canonical);
        CanonicalForm.Of(canonical).ShouldBe(canonical);
    }

    [Fact]
    public void is_there_because_the_runtime_has_none_without_icu() =>
        "e\u0301".Normalize().ShouldBe("e\u0301", "With ICU in the process this class could be removed.");

    [Fact]
    public void refuses_half_a_surrogate_pair() =>
        Should.Throw<ArgumentException>(() => CanonicalForm.Of("a\ud800b"));
}
