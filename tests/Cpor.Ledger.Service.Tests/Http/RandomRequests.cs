using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using CsCheck;

namespace Cpor.Ledger.Service.Tests.Http;

/// <summary>Requests whose every value may be missing, right, or anything at all.</summary>
internal static class RandomRequests
{
    public static Gen<object> About(ClaimView claim)
    {
        var text = Maybe(Gen.OneOf(
            Gen.String[Gen.Char, 0, 300],
            Gen.OneOf<string>(
                "usage", "microsoft-365", "\0", "", " ", Requests.Location, claim.ClaimId, claim.TenantId,
                "a@b.example", "proof", "woodgrove.example", "exchange-online")));
        var texts = Maybe(text.Array[0, 60]);
        var person = Maybe(Gen.Select(text, text, text, (name, email, title) =>
            new Contact { Name = name, Email = email, Title = title }));
        return Gen.OneOf(Creating(text, texts, person), Asking(text, texts), Answering(text, texts, person));
    }

    private static Gen<object> Creating(Gen<string?> text, Gen<string?[]?> texts, Gen<Contact?> person)
    {
        var line = Maybe(Gen.Select(text, text, text, text, (id, workload, product, subscription) => new ClaimedLine
        {
            LineId = id,
            Workload = workload,
            Product = product,
            SubscriptionId = subscription,
        }));
        return Gen.Select(texts, Maybe(line.Array[0, 5]), person, text.Array[8], (list, lines, somebody, any) =>
            (object)new CreateClaimRequest
            {
                ClaimId = any[0],
                MpnId = any[1],
                TenantId = any[2],
                SolutionArea = any[3],
                DomainName = any[4],
                Name = any[5],
                Programme = any[6],
                CustomerName = any[7],
                Activities = list,
                Acknowledgements = list,
                Lines = lines,
                CustomerContact = somebody,
            });
    }

    private static Gen<object> Asking(Gen<string?> text, Gen<string?[]?> texts) =>
        Gen.Select(texts, texts, text, text, (list, other, any, more) => (object)new RequestInfoRequest
        {
            RequestId = any,
            LineIds = list,
            Items = other,
            Defects = list,
            Comment = more,
        });

    private static Gen<object> Answering(Gen<string?> text, Gen<string?[]?> texts, Gen<Contact?> person) =>
        Gen.Select(texts, person, text, text, (list, somebody, any, more) => (object)new ProvideInfoRequest
        {
            RequestId = any,
            MpnId = more,
            CustomerContact = somebody,
            RemovedLineIds = list,
            ProofIds = list,
            Comment = more,
        });

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class? => Gen.Select(gen, Gen.Int[0, 5], (value, dice) => dice == 0 ? null : value);
}
