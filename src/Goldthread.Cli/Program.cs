using System.CommandLine;

var root = new RootCommand("Goldthread draws one thread through what every agency knows about a child.");

return root.Parse(args).Invoke();
