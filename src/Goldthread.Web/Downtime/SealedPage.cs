using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Goldthread.Store.Keys;

namespace Goldthread.Web.Downtime;

/// <summary>
/// A page that is sealed under a passphrase (PBKDF2 with SHA-256, AES-256-GCM), as a file that any browser opens: it asks for the passphrase and needs neither this program nor a network.
/// </summary>
public static partial class SealedPage
{
    private const int Rounds = 600_000;

    private static readonly byte[] Bound = "goldthread downtime copy"u8.ToArray();

    /// <param name="body">What stands between the page's body tags.</param>
    /// <param name="said">Shown before it is opened; it names nobody.</param>
    public static string Seal(string body, string passphrase, string said)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var bytes = Sealing.Seal(Key(passphrase, salt), Encoding.UTF8.GetBytes(body), Bound);
        return Frame.Replace("{said}", System.Net.WebUtility.HtmlEncode(said), StringComparison.Ordinal).Replace("{salt}", Convert.ToBase64String(salt), StringComparison.Ordinal)
            .Replace("{rounds}", Rounds.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{sealed}", Convert.ToBase64String(bytes), StringComparison.Ordinal);
    }

    /// <returns>The body; null = the passphrase is another, or the file is none of these.</returns>
    public static string? Open(string file, string passphrase)
    {
        if (Sealed().Match(file) is not { Success: true } m || m.Groups["rounds"].Value != Rounds.ToString(System.Globalization.CultureInfo.InvariantCulture)) return null;
        try
        {
            return Encoding.UTF8.GetString(Sealing.Open(Key(passphrase, Convert.FromBase64String(m.Groups["salt"].Value)), Convert.FromBase64String(m.Groups["bytes"].Value), Bound));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    // Whoever types it from paper need not mind capitals, spaces and hyphens.
    private static byte[] Key(string passphrase, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(new string([.. passphrase.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]), salt, Rounds, HashAlgorithmName.SHA256, 32);

    [GeneratedRegex("data-salt=\"(?<salt>[A-Za-z0-9+/=]+)\" data-rounds=\"(?<rounds>[0-9]+)\">(?<bytes>[A-Za-z0-9+/=]+)<", RegexOptions.None, 10_000)]
    private static partial Regex Sealed();

    private const string Frame = """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
        <title>Goldthread downtime copy</title>
        <style>
        body { max-width: 60em; margin: 2em auto; padding: 0 1em; font: 1rem/1.4 Arial, "Liberation Sans", Helvetica, sans-serif; color: #0b0c0c; }
        h1 { font-size: 1.6rem; } h2 { margin: 1.6em 0 .3em; font-size: 1.3rem; } h3 { margin: 1.2em 0 .3em; font-size: 1.1rem; }
        table { width: 100%; border-collapse: collapse; font-size: .95rem; } th, td { padding: .35em .6em .35em 0; border-bottom: 1px solid #cecece; text-align: left; vertical-align: top; }
        input, button { font: inherit; padding: .3em .5em; } .quiet { color: #484949; }
        @media print { form { display: none; } h2 { break-before: page; } h2:first-of-type { break-before: auto; } tr { break-inside: avoid; } body { margin: 0; max-width: none; font-size: 10pt; } }
        </style>
        </head>
        <body>
        <main id="page">
        <h1>Open duties: downtime copy</h1>
        <p>{said}</p>
        <form id="form">
        <p><label for="passphrase">Passphrase</label> <input id="passphrase" autocomplete="off" autocapitalize="none" spellcheck="false" size="34"> <button>Open</button></p>
        <p id="wrong" role="alert"></p>
        </form>
        <p class="quiet">Capitals, spaces and hyphens do not matter. Where a browser does not run scripts: goldthread downtime open FILE.</p>
        </main>
        <script type="text/plain" id="sealed" data-salt="{salt}" data-rounds="{rounds}">{sealed}</script>
        <script>
        const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
        document.getElementById('form').addEventListener('submit', async event => {
          event.preventDefault();
          const file = document.getElementById('sealed'), all = bytes(file.textContent.trim()), text = new TextEncoder();
          const typed = document.getElementById('passphrase').value.toLowerCase().replace(/[^a-z0-9]/g, '');
          try {
            const base = await crypto.subtle.importKey('raw', text.encode(typed), 'PBKDF2', false, ['deriveKey']);
            const key = await crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: bytes(file.dataset.salt), iterations: Number(file.dataset.rounds) }, base, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
            const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: all.slice(0, 12), additionalData: text.encode('goldthread downtime copy') }, key, all.slice(12));
            document.getElementById('page').innerHTML = new TextDecoder().decode(plain);
          } catch {
            document.getElementById('wrong').textContent = 'That is not the passphrase.';
          }
        });
        </script>
        </body>
        </html>
        """;
}
