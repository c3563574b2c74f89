namespace Goldthread.Linkage;

/// <summary>
/// How a name begins to sound, in one number: the first sound and up to three consonants after it, with letters that are taken for one another counted
/// as one and vowels left out. Close to Soundex (Russell 1918), but the first letter too is taken by its sound, so that Philip meets Filip and Catherine Katherine.
/// </summary>
public static class Sound
{
    private const int Longest = 4;

    /// <summary>0 of an empty name.</summary>
    public static uint Of(ReadOnlySpan<char> name)
    {
        uint code = 0;
        var (sounds, last) = (0, '\0');
        for (var i = 0; i < name.Length && sounds < Longest; i++)
        {
            if (name[i] == ' ') continue;
            var next = i + 1 < name.Length ? name[i + 1] : '\0';
            var sound = One(name[i], next, sounds == 0);
            if (name[i] == 'p' && next == 'h') i++;
            if (sound == '\0')
            {
                // H and W stand between two letters of one sound without parting them; vowels part them.
                if (name[i] is not ('h' or 'w')) last = '\0';
                continue;
            }
            if (sound != last)
            {
                code = (code << 8) | sound;
                sounds++;
            }
            last = sound;
        }
        return code;
    }

    private static char One(char letter, char next, bool first) => letter switch
    {
        'b' => 'b',
        'p' => next == 'h' ? 'f' : 'b',
        'f' or 'v' => 'f',
        'c' => first && next is 'e' or 'i' or 'y' ? 's' : 'k',
        'k' or 'q' => 'k',
        'g' or 'j' => first ? 'j' : 'k',
        'x' or 's' or 'z' => first ? 's' : 'k',
        'd' or 't' => 't',
        'l' => 'l',
        'm' or 'n' => 'n',
        'r' => 'r',
        'a' or 'e' or 'i' or 'o' or 'u' or 'y' when first => letter is 'y' ? 'i' : letter is 'o' or 'u' ? 'o' : letter is 'e' or 'i' ? 'i' : 'a',
        'h' or 'w' when first => letter,
        >= 'a' and <= 'z' => '\0',
        _ when char.IsDigit(letter) => letter,
        _ => char.IsLetter(letter) ? (char)('A' + (letter % 26)) : '\0',
    };
}
