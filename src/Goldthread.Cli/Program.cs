using System.CommandLine;
using System.CommandLine.Help;
using Goldthread.Cli;
using Goldthread.Cli.Linking;

var root = new Command("goldthread", """
    Goldthread draws one thread through what every agency knows about a child, and runs the lessons of past reviews over it.

    Start here:
      goldthread replay stories/devon-jody.yaml      what could have been known when, and what would have been said
      goldthread safeguards list                     what is watched for
      goldthread safeguards explain ID               one safeguard in plain words
      goldthread serve                               the same in a browser

    Exit codes: 0 all is as expected · 1 something is not · 2 a file was refused (every reason on standard error) · 3 the disk or the database refused
    """)
{
    ReplayVerb.Command(), SafeguardVerbs.Command(), StoryVerbs.Command(), TimescaleVerbs.Command(), ImportVerb.Command(), FeedVerbs.Command(), ExportVerb.Command(), LinkVerb.Command(), DemoVerb.Command(), Serve.Command(), DowntimeVerb.Command(), new HelpOption { Recursive = true }, new VersionOption(),
};
foreach (var command in StoreVerbs.Commands()) root.Add(command);
return root.Parse(args).Invoke();
