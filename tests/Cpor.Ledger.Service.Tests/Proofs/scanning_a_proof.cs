using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.Settings;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Proofs;

public class scanning_a_proof(Database database) : ProofTest(database)
{
    [Fact]
    public async Task lets_a_clean_file_in_and_says_who_looked()
    {
        using var clamd = new Clamd(_ => "stream: OK\0");

        var result = await ScannedAsync(clamd.Tcp, Text(200_000));

        result.ShouldBeOfType<ProofResult.Stored>().Scan.ShouldBe(new MalwareScan.Clean("clamd"));
        (await clamd.Asked).ShouldBe(Text(200_000));
    }

    [Fact]
    public async Task reaches_clamd_over_a_unix_socket_too()
    {
        using var clamd = new Clamd(_ => "stream: OK\0", Folder["clamd.ctl"]);

        (await ScannedAsync(new Uri($"unix://{Folder["clamd.ctl"]}"), Text(10))).ShouldBeOfType<ProofResult.Stored>();

        (await clamd.Asked).ShouldBe(Text(10));
    }

    [Fact]
    public async Task keeps_an_infected_file_out()
    {
        using var clamd = new Clamd(content => Encoding.ASCII.GetString(content).Contains("line 7 ")
            ? "stream: Win.Test.EICAR_HDB-1 FOUND\0"
            : "stream: OK\0");

        (await ScannedAsync(clamd.Tcp, Text(1_000))).ShouldBe(new ProofResult.Infected("Win.Test.EICAR_HDB-1"));

        Folder.Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR\0")]
    [InlineData("")]
    [InlineData("stream: something else\0")]
    public async Task takes_any_other_answer_for_none(string answer)
    {
        using var clamd = new Clamd(_ => answer);

        (await ScannedAsync(clamd.Tcp, Text(10))).ShouldBeOfType<ProofResult.ScanUnavailable>();

        Folder.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task waits_for_a_silent_clamd_only_so_long()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();

        (await ScannedAsync(Clamd.Address(mute), Text(10), Duration.FromMilliseconds(500)))
            .ShouldBe(new ProofResult.ScanUnavailable("No answer within 0.5 s."));

        Folder.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task is_unavailable_when_nobody_listens()
    {
        using var gone = new TcpListener(IPAddress.Loopback, 0);
        gone.Start();
        var address = Clamd.Address(gone);
        gone.Stop();

        (await ScannedAsync(address, Text(10))).ShouldBeOfType<ProofResult.ScanUnavailable>();
        (await ScannedAsync(new Uri($"unix://{Folder["none.ctl"]}"), Text(10)))
            .ShouldBeOfType<ProofResult.ScanUnavailable>();
    }

    private Task<ProofResult> ScannedAsync(Uri clamd, byte[] content, Duration? timeout = null)
    {
        var settings = new ProofSettings(Folder.Path)
        {
            Clamd = clamd,
            ScanTimeout = timeout ?? Duration.FromSeconds(60),
        };
        return Store(settings, new ClamdMalwareScan(settings))
            .SaveAsync(new ProofUpload(Claim, "proof.txt", null), new MemoryStream(content));
    }

    /// <summary>Speaks clamd's side of INSTREAM to one client and answers as it is told.</summary>
    private sealed class Clamd : IDisposable
    {
        private readonly Socket _socket;

        public Clamd(Func<byte[], string> answer, string? path = null)
        {
            _socket = path is null
                ? new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
                : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            _socket.Bind(path is null ? new IPEndPoint(IPAddress.Loopback, 0) : new UnixDomainSocketEndPoint(path));
            _socket.Listen();
            Asked = AnswerAsync(answer);
        }

        public Uri Tcp => new($"tcp://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}");

        public Task<byte[]> Asked { get; }

        public static Uri Address(TcpListener listener) =>
            new($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

        public void Dispose() => _socket.Dispose();

        private async Task<byte[]> AnswerAsync(Func<byte[], string> answer)
        {
            await using var client = new NetworkStream(await _socket.AcceptAsync(), ownsSocket: true);
            var command = new byte[10];
            await client.ReadExactlyAsync(command);
            Encoding.ASCII.GetString(command).ShouldBe("zINSTREAM\0");
            using var content = new MemoryStream();
            var length = new byte[4];
            while (true)
            {
                await client.ReadExactlyAsync(length);
                var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
                if (chunk.Length == 0)
                    break;
                await client.ReadExactlyAsync(chunk);
                content.Write(chunk);
            }

            await client.WriteAsync(Encoding.ASCII.GetBytes(answer(content.ToArray())));
            return content.ToArray();
        }
    }
}
