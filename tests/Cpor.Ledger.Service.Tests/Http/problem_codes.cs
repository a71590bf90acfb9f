using System.Reflection;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.Tests.Http;

/// <summary>The published codes against the refusals that there are, found by looking at every one of them.</summary>
public class problem_codes
{
    /// <summary>What no refusal says: bare statuses, and what happens to an upload.</summary>
    private static readonly string[] OfHttpAlone =
    [
        Problems.NotSignedIn, Problems.NotAllowed, Problems.NothingHere, Problems.MethodNotTaken,
        Problems.NotAcceptable, Problems.BodyUnreadable, Problems.BodyTooLarge, Problems.MediaTypeNotTaken,
        Problems.LedgerBusy, Problems.LedgerFault, Problems.ProofEmpty, Problems.ProofTooLarge,
        Problems.ProofTypeNotAllowed,
        Problems.ProofInfected, Problems.ScanUnavailable, Problems.EntryUnreadable,
    ];

    [Fact]
    public void are_those_of_the_refusals_and_of_http_and_no_others()
    {
        var published = typeof(Problems).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        var refused = Refusals(typeof(Refusal).Assembly).Concat(Refusals(typeof(HttpRefusals).Assembly))
            .Select(refusal => refusal.Code);

        published.Order().ShouldBe(refused.Concat(OfHttpAlone).Distinct().Order());
        published.ShouldBeUnique();
    }

    [Fact]
    public void have_the_status_that_their_description_names()
    {
        var described = System.Xml.Linq.XDocument.Load(Path.ChangeExtension(typeof(Problems).Assembly.Location, "xml"))
            .Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!.Value.Trim());

        foreach (var refusal in Refusals(typeof(Refusal).Assembly).Concat(Refusals(typeof(HttpRefusals).Assembly)))
        {
            var field = typeof(Problems).GetFields().Single(
                field => (string)field.GetRawConstantValue()! == refusal.Code);
            described[$"F:{typeof(Problems).FullName}.{field.Name}"]
                .ShouldStartWith($"{ProblemReply.StatusOf(refusal)}:", customMessage: refusal.Code);
        }
    }

    private static IEnumerable<Refusal> Refusals(Assembly assembly)
    {
        var owners = assembly.GetTypes().Where(type => type.Name.EndsWith("Refusals", StringComparison.Ordinal));
        foreach (var owner in owners)
        {
            foreach (var field in owner.GetFields().Where(field => field.FieldType == typeof(Refusal)))
                yield return (Refusal)field.GetValue(null)!;
            foreach (var method in owner.GetMethods().Where(method => method.ReturnType == typeof(Refusal)))
            {
                foreach (var made in Made(method))
                    yield return made;
            }
        }
    }

    /// <summary>Refusals that are made with fields, or for something that a claim holds at most so many of.</summary>
    private static IEnumerable<Refusal> Made(MethodInfo method) => method.GetParameters().Length == 1
        ? [(Refusal)method.Invoke(null, [ValueList.Of<FieldProblem>([])])!]
        : new[] { "proofs", "comments" }.Select(what => (Refusal)method.Invoke(null, [what, 1])!);
}
