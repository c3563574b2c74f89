namespace Goldthread.Web.Tests.Feeds;

/// <summary>The project's data with a school beside it, whose table is described in a file that may be written over.</summary>
public sealed class SchoolData : IDisposable
{
    const string Format = """
        format: quay-school
        version: 2
        label: a school's table of absences
        source: the school's own system
        file: csv
        dates: ["dd/MM/yyyy"]
        people:
          child:
            key: Pupil ID
            label: child
            names: [Forename, Surname]
            born: Date of birth
            nhs_number: NHS number
        records:
          absence:
            kind: education.absence
            key: Date of absence
            occurred: Date of absence
        unused:
          Reason: not said yet what it means
        """;

    const string Feed = """
        feed: quay-school
        agency: westmarsh-childrens-social-care
        system: quay-school
        format: quay-school
        basis: ["Education Act 2002, section 175"]
        agreement: { name: Westmarsh information sharing agreement, from: 2024-09-01, until: 2099-08-31 }
        retention: until the pupil is 25
        invented: yes
        covers:
          - { kinds: [education.absence], children: all pupils, since: 2024-09-01, every: daily, delay: one day }
        """;

    public const string Table = "Pupil ID,Forename,Surname,Date of birth,NHS number,Date of absence,Reason\n4417,Maya,Whitlock,14/05/2016,943 476 5919,03/02/2025,Illness\n4502,Idris,Fairbairn,02/11/2014,,04/02/2025,No reason given\n";

    public SchoolData()
    {
        Directory.CreateDirectory(Root);
        foreach (var folder in Directory.EnumerateDirectories(DataFolder.Find(null)!))
        {
            var name = Path.GetFileName(folder);
            if (name is "formats" or "feeds")
            {
                Directory.CreateDirectory(Path.Combine(Root, name));
                foreach (var file in Directory.EnumerateFiles(folder)) File.Copy(file, Path.Combine(Root, name, Path.GetFileName(file)));
            }
            else
            {
                Directory.CreateSymbolicLink(Path.Combine(Root, name), folder);
            }
        }
        File.WriteAllText(FormatFile, Format);
        File.WriteAllText(Path.Combine(Root, "feeds", "quay-school.yaml"), Feed);
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"goldthread-data-{Guid.NewGuid():n}");

    public string FormatFile => Path.Combine(Root, "formats", "quay-school.yaml");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
