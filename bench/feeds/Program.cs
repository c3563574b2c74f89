using System.Diagnostics;
using System.Globalization;
using Goldthread;
using Goldthread.Feeds;
using Goldthread.Feeds.Imports;

// feeds FILE [CHILDREN] [ROOT]: the children of a census file, again and again with new keys, read and mapped as a dry run does.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var sample = File.ReadAllText(args[0]);
var children = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 322_000;
var root = args.Length > 2 ? args[2] : Directory.GetCurrentDirectory();
string[] folders = ["vocabulary", "routes", "timescales", "meetings", "access", "formats", "feeds"];
var files = folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*.yaml", SearchOption.AllDirectories)).ToDictionary(f => Path.GetRelativePath(root, f), File.ReadAllBytes);
var catalogue = Catalogue.Of(files);
var list = FeedList.Of(files, catalogue);
var (first, last) = (sample.IndexOf("<Child>", StringComparison.Ordinal), sample.LastIndexOf("</Child>", StringComparison.Ordinal) + "</Child>".Length);
var one = sample[first..last].Split("</Child>", StringSplitOptions.RemoveEmptyEntries).Select(c => $"{c}</Child>").ToArray();
var path = Path.Combine(Path.GetTempPath(), $"census-{Environment.ProcessId}.xml");
try
{
    using (var text = new StreamWriter(path))
    {
        text.Write(sample.AsSpan(0, first));
        for (var n = 0; n < children; n++) text.Write(one[n % one.Length].Replace("<LAchildID>", $"<LAchildID>{n / one.Length}x", StringComparison.Ordinal));
        text.Write(sample.AsSpan(last));
    }
    var feed = list.Feeds["westmarsh-cin"];
    var (records, start) = (0L, Stopwatch.GetTimestamp());
    var intake = new Intake(list.Formats[feed.Format], feed, catalogue.Vocabulary, _ => null);
    using (var stream = File.OpenRead(path))
        foreach (var sorted in intake.Read(stream, "census"))
            if (sorted.Statement is Statement.OfRecord) records++;
    var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    using var process = Process.GetCurrentProcess();
    Console.WriteLine($"{new FileInfo(path).Length >> 20} MB, {intake.Tally.ItemsRead:N0} children, {records:N0} records: {seconds:0.0} s, {records / seconds:N0} records a second, processor {process.TotalProcessorTime.TotalSeconds:0.0} s in all, most memory {process.PeakWorkingSet64 >> 20} MB");
    Console.WriteLine(string.Join(", ", intake.Tally.Items.Select(f => $"{f.Key.ToString().ToLowerInvariant()} {f.Value:N0}")));
}
finally
{
    File.Delete(path);
}
