using System.Security.Cryptography;
using System.Text;
using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Assurance;
using Goldthread.Escalation;
using Goldthread.Families;
using Goldthread.Learning;
using Goldthread.Lives;
using Goldthread.Mutation;
using Goldthread.Partnerships;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;
using Goldthread.Timescales;

namespace Goldthread;

/// <summary>Everything that the data folders hold, read from their bytes: the words, the guidance, the lessons, the safeguards and the stories.</summary>
public sealed class Catalogue
{
    private const string CalendarFile = "timescales/bank-holidays.yaml";

    private readonly IReadOnlyDictionary<string, byte[]> files;
    private readonly Dictionary<string, IReadOnlyList<Problem>> refused = new(StringComparer.Ordinal);

    private Catalogue(IReadOnlyDictionary<string, byte[]> files)
    {
        this.files = files;
        var problems = new ProblemList();
        Vocabulary = VocabularyReader.Read(Folder("vocabulary/", problems), problems);
        Routes = Routes.Read(Folder("routes/", problems), [.. Vocabulary.AgencyKinds.Keys], problems);
        Timescales = TimescaleReader.Read(Folder("timescales/", problems), problems);
        Meetings = new MeetingReader(Vocabulary, Routes, [.. FamilyPaths.Words.Keys], [.. Timescales.Clocks.Keys], problems).Read(Folder("meetings/", problems));
        Directory = new DirectoryReader(Vocabulary, Routes, problems).Read(Folder("directory/", problems));
        Access = new AccessReader(Vocabulary, Routes, problems).Read(Folder("access/", problems));
        Ladders = LadderReader.Read(Folder("ladders/", problems), problems);
        var (reviews, measures) = (Folder("reviews/", problems), Folder("measures/", problems));
        var measureNames = measures.Values.OfType<Mapping>().SelectMany(m => m.Entries).Select(e => e.Key.Text).ToList();
        LessonFamilies = reviews.Remove("families.yaml", out var families) ? ReviewReader.ReadFamilies(families, problems) : new Dictionary<string, string>();
        Reviews = [.. reviews.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new ReviewReader(LessonFamilies, measureNames, problems).Read(f.Value)).OfType<Review>()];
        var lessons = Reviews.SelectMany(r => r.Lessons.Select(l => $"{r.Id}/{l.Id}")).ToHashSet(StringComparer.Ordinal);
        Measures = MeasureReader.Read(measures, lessons, problems);
        Problems = problems.All;
        Twins = Nudges.Twins(Timescales);
        Words = new(Vocabulary, Timescales, Routes, lessons);
        Safeguards = ReadSafeguards(files, refused);
    }

    public Vocabulary Vocabulary { get; }

    public Routes Routes { get; }

    public TimescaleList Timescales { get; }

    /// <summary>Kinds of meeting by name.</summary>
    public IReadOnlyDictionary<string, MeetingType> Meetings { get; }

    /// <summary>The agencies, teams and staff of the partnership; null = there is none, or it was refused.</summary>
    public StaffDirectory? Directory { get; }

    /// <summary>Gateways, handling codes and what else says who may see what.</summary>
    public AccessRules Access { get; }

    /// <summary>The ladder for each use.</summary>
    public IReadOnlyDictionary<LadderFor, Ladder> Ladders { get; }

    /// <summary>What is counted, by name.</summary>
    public IReadOnlyDictionary<string, Measure> Measures { get; }

    public IReadOnlyList<Review> Reviews { get; }

    /// <summary>What the short names of the families of lessons mean.</summary>
    public IReadOnlyDictionary<string, string> LessonFamilies { get; }

    public SafeguardWords Words { get; }

    /// <summary>In order of id. A file that could not be read is not among them, and never keeps another from being.</summary>
    public IReadOnlyList<Safeguard> Safeguards { get; }

    /// <summary>Problems of the words themselves: vocabulary, routes, timescales, meetings, reviews, measures.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Safeguard files that cannot run, with every reason.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Problem>> Refused => refused;

    public Setting Setting => new(Vocabulary, new AgencyList([], Routes), Timescales) { Meetings = [.. Meetings.Values] };

    /// <param name="files">Bytes by path relative to the data root, with forward slashes: "safeguards/injuries/x.yaml".</param>
    public static Catalogue Of(IReadOnlyDictionary<string, byte[]> files) => new(files);

    /// <summary>SHA-256 over the paths and bytes of all files.</summary>
    public byte[] Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, bytes) in files.OrderBy(f => f.Key, StringComparer.Ordinal)) hash.AppendData(SHA256.HashData([.. SHA256.HashData(Encoding.UTF8.GetBytes(path)), .. SHA256.HashData(bytes)]));
        return hash.GetHashAndReset();
    }

    /// <summary>What an edition of the safeguards is made of: their files, without the tests beside them.</summary>
    public IReadOnlyDictionary<string, byte[]> SafeguardFiles => files.Where(f => IsSafeguard(f.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>What an edition of the calendar is made of.</summary>
    public IReadOnlyDictionary<string, byte[]> CalendarFiles => files.Where(f => f.Key == CalendarFile).ToDictionary(StringComparer.Ordinal);

    /// <summary>The safeguards of another edition, read against the words of this one; what is the same file here is the same safeguard.</summary>
    /// <returns>With the files that these words cannot read: what they watch for is not watched for.</returns>
    public (IReadOnlyList<Safeguard> Safeguards, IReadOnlyCollection<string> Unread) SafeguardsOf(IReadOnlyDictionary<string, byte[]> edition)
    {
        var same = edition.Where(f => files.TryGetValue(f.Key, out var here) && here.AsSpan().SequenceEqual(f.Value)).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var unread = new Dictionary<string, IReadOnlyList<Problem>>(StringComparer.Ordinal);
        var other = ReadSafeguards(edition.Where(f => !same.Contains(f.Key)).ToDictionary(StringComparer.Ordinal), unread);
        return ([.. Safeguards.Where(g => same.Contains(g.Place.File)).Concat(other).DistinctBy(g => g.Id).OrderBy(g => g.Id, StringComparer.Ordinal)], unread.Keys);
    }

    /// <summary>The calendar of another edition.</summary>
    public static WorkingCalendar CalendarOf(IReadOnlyDictionary<string, byte[]> edition) =>
        TimescaleReader.ReadCalendar(edition.TryGetValue(CalendarFile, out var bytes) ? YamlFile.Read(bytes, CalendarFile, new ProblemList()) : null, new ProblemList());

    /// <summary>Paths of the stories in stories/.</summary>
    public IReadOnlyList<string> StoryPaths => [.. files.Keys.Where(f => f.StartsWith("stories/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public Story? ReadStory(string path, ProblemList problems) => ReadStory(files[path], path, problems);

    /// <summary>Reads any story, inside the project or not.</summary>
    public Story? ReadStory(byte[] bytes, string path, ProblemList problems) =>
        YamlFile.Read(bytes, path, problems) is { } root ? Stories(problems).Read(root) : null;

    /// <summary>The tests beside a safeguard; empty (with problems) when they are missing or wrong.</summary>
    public IReadOnlyList<Story> ReadTests(Safeguard safeguard, ProblemList problems)
    {
        var path = TestsPath(safeguard);
        if (files.TryGetValue(path, out var bytes)) return YamlFile.Read(bytes, path, problems) is { } root ? Stories(problems).ReadTests(root) : [];
        problems.Add(ProblemKind.MissingTests, safeguard.Place, $"'{path}' is missing.");
        return [];
    }

    /// <summary>Every story and every test beside a safeguard that shows a lesson.</summary>
    public IReadOnlyList<Story> ReadShowing(ProblemList problems) =>
        [.. StoryPaths.Select(p => ReadStory(p, problems)).OfType<Story>().Concat(Safeguards.SelectMany(g => ReadTests(g, problems))).Where(s => s.Shows.Count > 0)];

    /// <summary>What the safeguards that can be read, and the tests beside them, must hold beyond their shape.</summary>
    public IReadOnlyList<Problem> Lint()
    {
        var problems = new ProblemList();
        var ids = Safeguards.Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        var tests = Safeguards.AsParallel().ToDictionary(g => g.Id, g => TestsLint(g, ids), StringComparer.Ordinal);
        problems.AddRange(SafeguardLint.Check(Safeguards, Words, g => tests[g.Id]));
        foreach (var path in files.Keys.Where(f => f.StartsWith("safeguards/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            if (files[path].AsSpan().IndexOf("FILL IN"u8) >= 0) Scaffold.Check(path, System.Text.Encoding.UTF8.GetString(files[path]), problems);
        return problems.All;
    }

    private (IReadOnlyList<string>, IReadOnlyList<string>, IReadOnlyList<Problem>) TestsLint(Safeguard g, HashSet<string> ids)
    {
        var problems = new ProblemList();
        var tests = ReadTests(g, problems);
        foreach (var e in tests.SelectMany(t => t.Expectations).Where(e => e.Safeguard is not null && !ids.Contains(e.Safeguard)))
            problems.Unknown(ProblemKind.UnknownSafeguard, e.Place, e.Safeguard!, "a safeguard", ids);
        if (Exemptions(g, problems) is { Count: > 0 } exemptions) Exemption.Check(exemptions, Mutants(g), problems);
        return ([.. tests.Select(t => t.Name)], [.. tests.SelectMany(t => t.Expectations).Select(e => e.Kind.ToString())], problems.All);
    }

    /// <summary>The mutants of a safeguard; those of its forms, words and clocks.</summary>
    public IReadOnlyList<Mutant> Mutants(Safeguard safeguard) =>
        YamlFile.Read(files[safeguard.Place.File], safeguard.Place.File, new ProblemList()) is Mapping file ? Mutant.Of(safeguard, file, Words with { Timescales = Twins }) : [];

    /// <summary>The mutants that the tests beside a safeguard need not notice.</summary>
    public IReadOnlyList<Exemption> Exemptions(Safeguard safeguard, ProblemList problems) =>
        files.TryGetValue(TestsPath(safeguard), out var bytes) && bytes.AsSpan().IndexOf("exempt"u8) >= 0 && YamlFile.Read(bytes, TestsPath(safeguard), new ProblemList()) is { } root ? Exemption.Read(root, problems) : [];

    /// <summary>Which mutants of a safeguard the tests beside it notice.</summary>
    public Noticing Noticing(Safeguard safeguard, ProblemList problems)
    {
        var mutants = Mutants(safeguard);
        var exemptions = Exemptions(safeguard, problems);
        Exemption.Check(exemptions, mutants, problems);
        return Mutation.Noticing.Of(safeguard, mutants, ReadTests(safeguard, problems), exemptions, Safeguards, Setting with { Timescales = Twins });
    }

    private TimescaleList Twins { get; }

    private static string TestsPath(Safeguard safeguard) => safeguard.Place.File.Replace(".yaml", ".tests.yaml", StringComparison.Ordinal);

    private StoryReader Stories(ProblemList problems) => new(Vocabulary, Routes, Timescales.Calendar, problems, Words.Lessons);

    /// <summary>The rates and scenes that invented lives are drawn from.</summary>
    public Practice ReadPractice(ProblemList problems) => Practice.Read(Folder("lives/", problems), Vocabulary, problems);

    /// <summary>What the invented partnership is made of; null (with problems) when its files are wrong.</summary>
    public PartnershipPlan? ReadPartnership(ProblemList problems) => PartnershipPlan.Read(Folder("lives/", problems), Vocabulary, problems);

    private static bool IsSafeguard(string path) => path.StartsWith("safeguards/", StringComparison.Ordinal) && !path.EndsWith(".tests.yaml", StringComparison.Ordinal);

    private List<Safeguard> ReadSafeguards(IReadOnlyDictionary<string, byte[]> from, Dictionary<string, IReadOnlyList<Problem>> cannotRun)
    {
        var safeguards = new Dictionary<string, Safeguard>(StringComparer.Ordinal);
        foreach (var path in from.Keys.Where(IsSafeguard).Order(StringComparer.Ordinal))
        {
            var problems = new ProblemList();
            var parts = path.Split('/');
            var safeguard = YamlFile.Read(from[path], path, problems) is { } root ? new SafeguardReader(Words, problems).Read(root, parts.Length > 2 ? parts[1] : "") : null;
            if (safeguard is not null && !safeguards.TryAdd(safeguard.Id, safeguard)) problems.Add(ProblemKind.DuplicateId, safeguard.Place, $"Two safeguards are called '{safeguard.Id}'.", safeguard.Id);
            if (problems.Any) cannotRun[path] = problems.All;
        }
        return [.. safeguards.Values.OrderBy(g => g.Id, StringComparer.Ordinal)];
    }

    private Dictionary<string, Node> Folder(string folder, ProblemList problems)
    {
        var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var path in files.Keys.Where(f => f.StartsWith(folder, StringComparison.Ordinal)))
            if (YamlFile.Read(files[path], path, problems) is { } node) nodes[path[folder.Length..]] = node;
        return nodes;
    }
}
