using Goldthread.Store.Journals;
using Goldthread.Store.Tests.Kills;

namespace Goldthread.Store.Tests.Faults;

/// <summary>
/// The disk refuses at one of the first storage calls of an import, into a new store or one that is there: the process ends by itself and says what to do,
/// and once the disk is well again nothing acknowledged is lost or doubled, and no duty is.
/// </summary>
public class FaultTests(ITestOutputHelper output)
{
    private const int FirstCalls = 200;

    public static TheoryData<string, string> Kinds => new()
    {
        { "full", $"{StorageFault.Full.Code} {StorageFault.Refused.Code}" },
        // Any call: one that waits for the disk too, and SQLite takes some of what it could not read for what is not as it should be.
        { "refused", $"{StorageFault.Refused.Code} {StorageFault.Unconfirmed.Code} {StorageFault.Damaged.Code}" },
        { "unconfirmed", $"{StorageFault.Unconfirmed.Code} {StorageFault.Refused.Code}" },
    };

    [Theory]
    [Trait("Long", "too")]
    [MemberData(nameof(Kinds))]
    public async Task Fault_AtAStorageCall_StopsCleanlyAndLosesNothing(string kind, string codes)
    {
        FailingDisk.SkipWithout();
        var calls = Enumerable.Range(1, FirstCalls).ToArray();
        var random = new Random(RunSize.Seed);
        random.Shuffle(calls);
        var folder = Directory.CreateTempSubdirectory("goldthread-").FullName;
        var (runs, stopped, told) = (RunSize.Of(plain: 3, full: 20, longest: FirstCalls), 0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        var (place, importing) = Begin(0);
        try
        {
            for (var run = 0; run < runs; run++)
            {
                using var cut = new CutJournal(place, await Uncut.Begin());
                if (random.Next(2) == 0) await cut.ImportAndCheck(steps: 4);
                var (heard, code, errors) = await importing.Run(place, cut.Next);
                importing.Dispose();
                var (here, hit) = ($"{kind} at call {calls[run]}", File.Exists(Mark(run)));
                if (run < runs - 1) (place, importing) = Begin(run + 1);
                Assert.True(hit, $"{here}: the call never came.");
                Assert.True(code is 3 or 0, $"{here}: ended with {code}. {errors}");
                if (code == 3)
                {
                    stopped++;
                    var said = StorageFault.All.Single(f => errors.StartsWith(f.Code, StringComparison.Ordinal));
                    Assert.True(codes.Contains(said.Code, StringComparison.Ordinal) && errors.Contains(said.Remedy, StringComparison.Ordinal) && !errors.Contains("   at ", StringComparison.Ordinal), $"{here}: {errors}");
                    told[said.Code] = told.GetValueOrDefault(said.Code) + 1;
                }
                await cut.Check(heard);
                Directory.Delete(cut.Place.Folder, recursive: true);
            }
        }
        finally
        {
            importing.Dispose();
            Directory.Delete(folder, recursive: true);
        }
        output.WriteLine($"{runs} faults, {stopped} stopped the process, {runs - stopped} did no harm; {string.Join(", ", told.Select(t => $"{t.Key} {t.Value} times"))}; seed {RunSize.Seed}");
        Assert.True(stopped * 10 >= runs * 7, $"{stopped} of {runs} stopped the process");

        string Mark(int run) => Path.Combine(folder, $"{run}.mark");

        (Place, Importing) Begin(int run)
        {
            var next = new Place(Path.Combine(folder, $"{run}"));
            return (next, new Importing(new(Path.Combine(folder, $"{run}-warm")), FailingDisk.Under(next.Folder, kind, calls[run], Mark(run))));
        }
    }
}
