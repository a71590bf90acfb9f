using System.Text.Json;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Domain.Tests.Values;

public class identifiers_and_keys
{
    private const string Guid = "6f2d9f0e-0000-4000-8000-00000000a001";

    [Theory]
    [InlineData("1")]
    [InlineData("4000101")]
    [InlineData("9999999999")]
    public void partner_numbers_are_one_to_ten_digits(string text)
    {
        MpnId.Parse(text).ToString().ShouldBe(text);
        OrganisationId.Parse(text).ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0123")]
    [InlineData("12345678901")]
    [InlineData("12a")]
    [InlineData("-12")]
    [InlineData(" 12")]
    [InlineData("12\n")]
    [InlineData("١٢")]
    public void anything_else_is_no_partner_number(string? text)
    {
        MpnId.TryParse(text, out _).ShouldBeFalse();
        OrganisationId.TryParse(text, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Guid)]
    [InlineData("6F2D9F0E-0000-4000-8000-00000000A001")]
    public void guids_are_read_in_any_case_and_written_in_lower_case(string text)
    {
        TenantId.Parse(text).ToString().ShouldBe(Guid);
        SubscriptionId.Parse(text).ToString().ShouldBe(Guid);
        ClaimId.Parse(text).ToString().ShouldBe(Guid);
        LineId.Parse(text).ToString().ShouldBe(Guid);
        ProofId.Parse(text).ToString().ShouldBe(Guid);
        CommentId.Parse(text).ToString().ShouldBe(Guid);
        RequestId.Parse(text).ToString().ShouldBe(Guid);
        WindowId.Parse(text).ToString().ShouldBe(Guid);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("6f2d9f0e00004000800000000000a001")]
    [InlineData("{6f2d9f0e-0000-4000-8000-00000000a001}")]
    [InlineData(" 6f2d9f0e-0000-4000-8000-00000000a001")]
    [InlineData("6f2d9f0e-0000-4000-8000-00000000a001\n")]
    [InlineData("+f2d9f0e-0000-4000-8000-00000000a001")]
    [InlineData("0x2d9f0e-0000-4000-8000-00000000a001")]
    public void anything_else_is_no_guid_and_neither_is_the_empty_one(string? text)
    {
        TenantId.TryParse(text, out _).ShouldBeFalse();
        ClaimId.TryParse(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void a_line_that_was_given_no_id_gets_the_same_again()
    {
        var claim = ClaimId.Parse(Guid);

        LineId.For(claim, "teams").ToString().ShouldBe("479bf351-c2ed-883f-9d63-7addc2bed26a");
        LineId.For(claim, "teams").ShouldNotBe(LineId.For(claim, "teams-phone"));
        LineId.For(claim, "teams")
            .ShouldNotBe(LineId.For(ClaimId.Parse("6f2d9f0e-0000-4000-8000-00000000a002"), "teams"));
        RequestId.ForUnreachable(WindowId.Parse(Guid)).ShouldBe(RequestId.ForUnreachable(WindowId.Parse(Guid)));
    }

    [Theory]
    [InlineData("teams")]
    [InlineData("microsoft-365-apps")]
    [InlineData("a-1")]
    public void workloads_and_products_are_named_in_kebab_case(string text)
    {
        WorkloadKey.Parse(text).ToString().ShouldBe(text);
        ProductKey.Parse(text).ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Teams")]
    [InlineData("-teams")]
    [InlineData("teams-")]
    [InlineData("teams--phone")]
    [InlineData("teams phone")]
    [InlineData("teams\n")]
    [InlineData("teäms")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void anything_else_names_no_workload(string? text)
    {
        WorkloadKey.TryParse(text, out _).ShouldBeFalse();
        ProductKey.TryParse(text, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("workload:6f2d9f0e-0000-4000-8000-00000000a001/teams", true)]
    [InlineData("subscription:6f2d9f0e-0000-4000-8000-00000000a001", true)]
    [InlineData("workload:6F2D9F0E-0000-4000-8000-00000000A001/teams", false)]
    [InlineData("workload:6f2d9f0e-0000-4000-8000-00000000a001/Teams", false)]
    [InlineData("workload:6f2d9f0e-0000-4000-8000-00000000a001", false)]
    [InlineData("workload:------------------------------------/teams", false)]
    [InlineData("subscription:6f2d9f0e-0000-4000-8000-00000000a001/teams", false)]
    [InlineData("subscription:6f2d9f0e-0000-4000-8000-00000000a001\n", false)]
    [InlineData("subscription/6f2d9f0e-0000-4000-8000-00000000a001", false)]
    [InlineData("tenant:6f2d9f0e-0000-4000-8000-00000000a001", false)]
    [InlineData(null, false)]
    public void a_slot_has_one_spelling(string? text, bool isSlot)
    {
        Slot.TryParse(text, out var slot).ShouldBe(isSlot);
        if (isSlot)
            slot.ToString().ShouldBe(text);
    }

    [Fact]
    public void a_value_that_was_never_given_cannot_be_written()
    {
        ShouldNotBeWritten(default(ClaimId));
        ShouldNotBeWritten(default(TenantId));
        ShouldNotBeWritten(default(MpnId));
        ShouldNotBeWritten(default(OrganisationId));
        ShouldNotBeWritten(default(DomainName));
        ShouldNotBeWritten(default(WorkloadKey));
        ShouldNotBeWritten(default(Slot));
        ShouldNotBeWritten(default(Sealed));
    }

    [Fact]
    public void a_value_that_was_never_parsed_cannot_be_written()
    {
        ShouldNotBeWritten(new MpnId("none"));
        ShouldNotBeWritten(new DomainName("CONTOSO.com"));
        ShouldNotBeWritten(new Sealed("Ada Lovelace"));
        ShouldNotBeWritten(new Slot("workload:6F2D9F0E-0000-4000-8000-00000000A001/teams"));
    }

    [Fact]
    public void a_value_that_breaks_its_format_cannot_be_read() =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<MpnId>("\"007\"", StoredFormat.Options));

    [Fact]
    public void a_text_that_breaks_the_format_is_named_by_its_kind() =>
        Should.Throw<FormatException>(() => MpnId.Parse("none")).Message.ShouldContain("MpnId");

    private static void ShouldNotBeWritten<T>(T value)
        where T : IValue<T>
    {
        Should.Throw<JsonException>(() => JsonSerializer.Serialize(value, StoredFormat.Options));
        Should.Throw<JsonException>(() => JsonSerializer.Serialize<ValueList<T>>([value], StoredFormat.Options));
    }
}
