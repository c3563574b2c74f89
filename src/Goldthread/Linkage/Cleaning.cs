using System.Globalization;
using System.Text;

namespace Goldthread.Linkage;

/// <summary>Values as they are compared: without case, accents, punctuation and other ways of writing that mean nothing. Each writes into the room it is given and returns the length.</summary>
static class Cleaning
{
    /// <summary>The most letters of a value that are compared.</summary>
    public const int Room = 128;

    /// <summary>Small letters and digits, one space between words; apostrophes vanish, hyphens part.</summary>
    public static int Words(ReadOnlySpan<char> text, Span<char> room)
    {
        var length = 0;
        var gap = false;
        foreach (var raw in text)
        {
            if (length + 3 >= room.Length) break;
            var c = raw;
            if (c is >= 'A' and <= 'Z') c = (char)(c | 0x20);
            else if (c is '\'' or '’' or '`' or '.') continue;
            else if (c > 127) { foreach (var plain in Plain(c)) Put(plain, room); continue; }
            Put(c, room);
        }
        return length;

        void Put(char c, Span<char> room)
        {
            if (!char.IsLetterOrDigit(c))
            {
                gap = length > 0;
                return;
            }
            if (gap) room[length++] = ' ';
            gap = false;
            room[length++] = c;
        }
    }

    /// <summary>Capital letters and digits alone.</summary>
    public static int Number(ReadOnlySpan<char> text, Span<char> room)
    {
        var length = 0;
        foreach (var c in text)
            if (char.IsAsciiLetterOrDigit(c) && length < room.Length) room[length++] = char.ToUpperInvariant(c);
        return length;
    }

    /// <summary>Digits alone; 44 or 0044 at the beginning is written 0.</summary>
    public static int Phone(ReadOnlySpan<char> text, Span<char> room)
    {
        var length = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c) && length < room.Length) room[length++] = c;
        var code = room[..length].StartsWith("0044") ? 4 : length > 10 && room[..length].StartsWith("44") ? 2 : 0;
        if (code == 0) return length;
        room[code..length].CopyTo(room[1..]);
        room[0] = '0';
        return length - code + 1;
    }

    /// <summary>Without spaces and in small letters.</summary>
    public static int Email(ReadOnlySpan<char> text, Span<char> room)
    {
        var length = 0;
        foreach (var c in text)
            if (!char.IsWhiteSpace(c) && length < room.Length) room[length++] = char.ToLowerInvariant(c);
        return length;
    }

    /// <summary>Year, month and day as one number, 20141224; 0 for what is missing of it, so 20140000 is a year alone, and 0 cannot be read at all. Days that do not exist are kept: they are slips.</summary>
    /// <param name="monthFirst">Whether 03/04/2015 is the 4th of March.</param>
    public static int Date(ReadOnlySpan<char> text, bool monthFirst)
    {
        Span<int> parts = stackalloc int[3], lengths = stackalloc int[3];
        var (part, at) = (0, 0);
        text = text.Trim();
        while (at < text.Length && part < 3)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                // What follows a blank or T after the date is a time.
                if (part > 0 && text[at] is 'T' or ' ') break;
                at++;
                continue;
            }
            var from = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]) && at - from < 8) parts[part] = (parts[part] * 10) + text[at++] - '0';
            lengths[part++] = at - from;
        }
        return (part, lengths[0], lengths[2]) switch
        {
            (1, 8, _) when parts[0] >= 10_000_000 => parts[0],
            (1, 8, _) => parts[0],
            (1, 4, _) => parts[0] * 10_000,
            (2, 4, _) => (parts[0] * 10_000) + (parts[1] * 100),
            (3, 4, _) => Packed(parts[0], parts[1], parts[2]),
            (3, <= 2, 4) => monthFirst && parts[0] <= 12 ? Packed(parts[2], parts[0], parts[1]) : Packed(parts[2], parts[1], parts[0]),
            _ => 0,
        };

        static int Packed(int year, int month, int day) => month > 99 || day > 99 ? 0 : (year * 10_000) + (month * 100) + day;
    }

    private static string Plain(char c) => c switch
    {
        'ø' or 'Ø' => "o",
        'ß' => "ss",
        'ł' or 'Ł' => "l",
        'æ' or 'Æ' => "ae",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        _ => new([.. c.ToString().Normalize(NormalizationForm.FormD).Where(p => CharUnicodeInfo.GetUnicodeCategory(p) != UnicodeCategory.NonSpacingMark).Select(char.ToLowerInvariant)]),
    };
}
