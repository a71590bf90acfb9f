using System.Text;

namespace Cpor.Ledger.Service.Mail;

/// <summary>
/// Reads and writes the lines of an SMTP conversation. Only CR LF ends a line: taking a bare LF for one would let a
/// message smuggle commands in.
/// </summary>
internal sealed class SmtpLines(Stream stream)
{
    private const int LongestCommand = 4_096;

    private readonly byte[] _buffer = new byte[8_192];
    private int _start, _end;

    /// <summary>The next line without its end, or null when the other side closed.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancel)
    {
        using var line = new MemoryStream();
        return await ReadLineAsync(line, LongestCommand, cancel)
            ? Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length)
            : null;
    }

    /// <summary>The message up to the lone dot, dots unstuffed; null when it was longer than allowed.</summary>
    /// <exception cref="EndOfStreamException">The other side closed before the message ended.</exception>
    public async Task<byte[]?> ReadMessageAsync(int longest, CancellationToken cancel)
    {
        using var message = new MemoryStream();
        using var line = new MemoryStream();
        var tooLong = false;
        while (true)
        {
            line.SetLength(0);
            if (!await ReadLineAsync(line, longest + LongestCommand, cancel))
                throw new EndOfStreamException("The message did not end.");
            var bytes = line.GetBuffer().AsMemory(0, (int)line.Length);
            if (bytes.Length == 1 && bytes.Span[0] == '.')
                return tooLong ? null : message.ToArray();
            if (bytes.Length > 0 && bytes.Span[0] == '.')
                bytes = bytes[1..];
            tooLong |= message.Length + bytes.Length + 2 > longest;
            if (!tooLong)
            {
                message.Write(bytes.Span);
                message.Write("\r\n"u8);
            }
        }
    }

    /// <summary>Says one reply, which may have several lines.</summary>
    public async Task WriteAsync(string reply, CancellationToken cancel)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(reply + "\r\n"), cancel);
        await stream.FlushAsync(cancel);
    }

    private async Task<bool> ReadLineAsync(MemoryStream line, int longest, CancellationToken cancel)
    {
        while (true)
        {
            if (_start == _end && !await FillAsync(cancel))
                return false;
            var next = _buffer[_start++];
            if (next == '\n' && line.Length > 0 && line.GetBuffer()[line.Length - 1] == '\r')
            {
                line.SetLength(line.Length - 1);
                return true;
            }

            if (line.Length >= longest)
                throw new InvalidDataException("The line is too long.");
            line.WriteByte(next);
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancel)
    {
        _start = 0;
        _end = await stream.ReadAsync(_buffer, cancel);
        return _end > 0;
    }
}
