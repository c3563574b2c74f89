using System.CommandLine;
using Goldthread.Cli;

var root = new RootCommand("Goldthread draws one thread through what every agency knows about a child.");
root.Add(Serve.Command());

return root.Parse(args).Invoke();
