using YamlDotNet.Serialization;

namespace Cpor.Ledger.Tidy;

/// <summary>What these tests read in <c>docker-compose.yml</c>.</summary>
internal sealed class ContainerFile
{
    [YamlMember(Alias = "services")]
    public Dictionary<string, ContainerService> Services { get; set; } = [];

    public static ContainerFile Parse(string text) =>
        new DeserializerBuilder().IgnoreUnmatchedProperties().Build().Deserialize<ContainerFile>(
            new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(new StringReader(text))));
}

/// <summary>One service of a <see cref="ContainerFile"/>.</summary>
internal sealed class ContainerService
{
    [YamlMember(Alias = "image")]
    public string? Image { get; set; }

    [YamlMember(Alias = "build")]
    public Dictionary<string, string>? Build { get; set; }

    [YamlMember(Alias = "environment")]
    public Dictionary<string, string> Environment { get; set; } = [];

    [YamlMember(Alias = "healthcheck")]
    public Dictionary<string, object>? HealthCheck { get; set; }

    [YamlMember(Alias = "restart")]
    public string? Restart { get; set; }
}
