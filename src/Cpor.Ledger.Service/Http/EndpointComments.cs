using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// The documentation comments of doors as plain text, read from the file that the compiler writes beside the assembly:
/// what the code says of a door is what its users read.
/// </summary>
internal sealed partial class EndpointComments
{
    private readonly Dictionary<string, string> _summaries;

    private EndpointComments(Dictionary<string, string> summaries) => _summaries = summaries;

    /// <summary>The comments of this assembly; empty where the file is missing, then doors go without words.</summary>
    public static EndpointComments Load()
    {
        var path = Path.ChangeExtension(typeof(EndpointComments).Assembly.Location, ".xml");
        return new(File.Exists(path)
            ? XDocument.Load(path).Descendants("member")
                .Where(member => member.Element("summary") is not null)
                .ToDictionary(
                    member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")!))
            : []);
    }

    /// <summary>What the comment of a type says, or null when it has none.</summary>
    public string? Of(Type type) => _summaries.GetValueOrDefault($"T:{type.FullName}");

    private static string Plain(XElement element) =>
        Spaces().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim();

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see =>
            (see.Attribute("cref") ?? see.Attribute("langword"))?.Value.Split('.', ':')[^1] ?? "",
        XElement element => string.Concat(element.Nodes().Select(Plain)),
        _ => "",
    };

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
