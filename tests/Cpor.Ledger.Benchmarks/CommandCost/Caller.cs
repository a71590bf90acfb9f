using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Cpor.Ledger.Benchmarks.CommandCost;

/// <summary>
/// Calls an API over connections that stay open, by the bytes: a full HTTP client would spend more than some of the
/// APIs that are measured, on the same processor, and make all of them look alike.
/// </summary>
public sealed class Caller(Uri address, string? token = null) : IDisposable
{
    private readonly ConcurrentBag<Line> _lines = [];

    /// <summary>Posts without a body.</summary>
    /// <exception cref="HttpRequestException">The answer was no success.</exception>
    public async Task PostAsync(string path)
    {
        var line = _lines.TryTake(out var free) ? free : await Line.OpenAsync(address);
        var request = $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Length: 0\r\n"
            + (token is null ? "\r\n" : $"Authorization: Bearer {token}\r\n\r\n");
        var answer = await line.SendAsync(Encoding.ASCII.GetBytes(request));
        _lines.Add(line);
        if (!answer.StartsWith("HTTP/1.1 2", StringComparison.Ordinal))
            throw new HttpRequestException($"POST {path}: {answer}");
    }

    public void Dispose()
    {
        foreach (var line in _lines)
            line.Dispose();
    }

    private sealed class Line(Socket socket) : IDisposable
    {
        private readonly byte[] _buffer = new byte[64 * 1024];

        public static async Task<Line> OpenAsync(Uri address)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(address.Host, address.Port);
            return new Line(socket);
        }

        public async Task<string> SendAsync(byte[] request)
        {
            await socket.SendAsync(request);
            var filled = 0;
            do
            {
                var read = await socket.ReceiveAsync(_buffer.AsMemory(filled));
                if (read == 0)
                    throw new HttpRequestException("The API hung up.");
                filled += read;
            }
            while (!IsWhole(_buffer.AsSpan(0, filled)));
            return Encoding.ASCII.GetString(_buffer, 0, Math.Min(filled, 300));
        }

        public void Dispose() => socket.Dispose();

        private static bool IsWhole(ReadOnlySpan<byte> answer)
        {
            var head = answer.IndexOf("\r\n\r\n"u8);
            if (head < 0)
                return false;
            var length = answer[..head].IndexOf("Content-Length: "u8);
            if (length < 0)
                return answer.EndsWith("0\r\n\r\n"u8);
            return Utf8Parser.TryParse(answer[(length + 16)..], out int bytes, out _)
                && answer.Length >= head + 4 + bytes;
        }
    }
}
