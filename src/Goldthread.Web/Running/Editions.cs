using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Safeguards;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Goldthread.Time;
using Goldthread.Watching;
using Entry = Goldthread.Store.Entries.Entry;

namespace Goldthread.Web.Running;

/// <summary>
/// The editions of the safeguards, and of the calendar of working days, that a partnership has been watched by. The files of each lie together under their hash and never change; the journal says from when they hold.
/// An earlier edition is read against the words of today.
/// </summary>
public sealed class Editions
{
    private const string Safeguards = "safeguards", Calendar = "calendar";

    private static readonly IReadOnlySet<string> Sets = new HashSet<string>(StringComparer.Ordinal) { "version.set" };

    private readonly string folder;
    private readonly Catalogue catalogue;
    private readonly Dictionary<Entry.VersionSet, Happening?> meaning = [];
    private readonly Dictionary<string, Entry.VersionSet> last = new(StringComparer.Ordinal);
    private readonly List<Entry.VersionSet> missing = [];
    private readonly SortedSet<string> unread = new(StringComparer.Ordinal);
    private readonly List<(IReadOnlyList<Safeguard>, DateOnly)> taken = [];
    private Succession? succession;

    private Editions(string folder, Catalogue catalogue)
    {
        (this.folder, this.catalogue) = (folder, catalogue);
        (First, FirstCalendar) = (catalogue.Safeguards, catalogue.Setting.Timescales.Calendar);
    }

    /// <summary>What is watched for until the journal sets another edition.</summary>
    public IReadOnlyList<Safeguard> First { get; private set; }

    /// <summary>By which calendar working days are counted until the journal sets another.</summary>
    public WorkingCalendar FirstCalendar { get; private set; }

    /// <summary>What is watched for now.</summary>
    public IReadOnlyList<Safeguard> InForce => succession?.Safeguards ?? catalogue.Safeguards;

    /// <summary>Which versions of each safeguard have been in force, as far as their files are here and can be read.</summary>
    public VersionHistory History => VersionHistory.Of(taken);

    /// <summary>Editions that the journal sets and whose files are gone: what held before goes on in their place.</summary>
    public IReadOnlyList<Entry.VersionSet> Missing => missing;

    /// <summary>Files of earlier editions that the words of today cannot read: what they watched for has not been watched for, then either.</summary>
    public IReadOnlyCollection<string> Unread => unread;

    /// <param name="folder">Where their files are kept.</param>
    /// <param name="catalogue">The words of today, and the edition to be set.</param>
    public static Editions Of(string folder, Catalogue catalogue, Journal journal)
    {
        var editions = new Editions(folder, catalogue);
        foreach (var set in journal.ReadOf(Sets, 0, journal.Head.Position).Select(k => k.Entry).OfType<Entry.VersionSet>())
        {
            editions.last[set.What] = set;
            if (editions.Kept(set) is { } files) editions.Take(set, files);
            else editions.missing.Add(set);
        }
        return editions;
    }

    /// <summary>What an edition that the journal sets means for the watch; null = nothing is otherwise by it.</summary>
    public Happening? Meaning(Entry.VersionSet set) => meaning.GetValueOrDefault(set);

    /// <summary>Keeps the files of today where they are not in force yet.</summary>
    /// <param name="today">What began today is still of the version that was in force when it began: a new one raises duties from tomorrow on.</param>
    /// <returns>What the journal has to set.</returns>
    public IReadOnlyList<Entry.VersionSet> Set(DateOnly today)
    {
        var set = new List<Entry.VersionSet>();
        foreach (var (what, files) in new[] { (Safeguards, catalogue.SafeguardFiles), (Calendar, catalogue.CalendarFiles) })
        {
            var (content, before) = (HashOf(files), last.GetValueOrDefault(what));
            if (before?.Content == content && !missing.Contains(before)) continue;
            Keep(content, files);
            var next = new Entry.VersionSet(what, string.Create(CultureInfo.InvariantCulture, $"{(before is null ? 0 : NumberOf(before)) + 1} from {today.AddDays(1):yyyy-MM-dd}"), content);
            last[what] = next;
            Take(next, files);
            set.Add(next);
        }
        return set;
    }

    private static int NumberOf(Entry.VersionSet set) => int.Parse(set.Version.Split(' ')[0], CultureInfo.InvariantCulture);

    private static DateOnly FirstDayOf(Entry.VersionSet set) => DateOnly.ParseExact(set.Version.Split(' ')[^1], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string HashOf(IReadOnlyDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, bytes) in files.OrderBy(f => f.Key, StringComparer.Ordinal)) hash.AppendData([.. SHA256.HashData(Encoding.UTF8.GetBytes(path)), .. SHA256.HashData(bytes)]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Take(Entry.VersionSet set, IReadOnlyDictionary<string, byte[]> files)
    {
        if (set.What == Safeguards)
        {
            var ((edition, passed), before) = (catalogue.SafeguardsOf(files), InForce);
            unread.UnionWith(passed);
            taken.Add((edition, FirstDayOf(set)));
            if (succession is null) First = before = edition;
            succession = succession?.Then(edition, FirstDayOf(set)) ?? new(edition);
            meaning[set] = succession.Safeguards.SequenceEqual<object>(before, ReferenceEqualityComparer.Instance) ? null : new Happening.Ruled(succession.Safeguards);
        }
        else if (set.What == Calendar)
        {
            var calendar = Catalogue.CalendarOf(files);
            var first = !meaning.Keys.Any(earlier => earlier.What == Calendar);
            if (first) FirstCalendar = calendar;
            meaning[set] = first ? null : new Happening.Dated(calendar);
        }
    }

    private string PlaceOf(string content) => Path.Combine(folder, $"{content}.zip");

    private void Keep(string content, IReadOnlyDictionary<string, byte[]> files)
    {
        if (File.Exists(PlaceOf(content))) return;
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, file) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(file);
            }
        Directory.CreateDirectory(folder);
        OwnedFile.Write(PlaceOf(content), bytes.ToArray());
    }

    // What lies there and is not what had this hash is as if it were gone.
    private Dictionary<string, byte[]>? Kept(Entry.VersionSet set)
    {
        if (!File.Exists(PlaceOf(set.Content))) return null;
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            using var zip = ZipFile.OpenRead(PlaceOf(set.Content));
            foreach (var entry in zip.Entries)
            {
                using var from = entry.Open();
                using var to = new MemoryStream();
                from.CopyTo(to);
                files[entry.FullName] = to.ToArray();
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }
        return HashOf(files) == set.Content ? files : null;
    }
}
