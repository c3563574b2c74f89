using System.Reflection;

namespace Goldthread.Spec.Reference;

/// <summary>The command, run in process: what it prints, and how it ends. One at a time, for there is one console.</summary>
public static class Command
{
    static readonly Lock Console = new();

    public static (int Code, string Out, string Error) Run(params string[] arguments)
    {
        lock (Console)
        {
            var (before, errorsBefore) = (System.Console.Out, System.Console.Error);
            using var output = new StringWriter();
            using var errors = new StringWriter();
            System.Console.SetOut(output);
            System.Console.SetError(errors);
            try
            {
                var code = Assembly.Load("Goldthread.Cli").EntryPoint!.Invoke(null, [arguments]);
                return ((int)code!, output.ToString(), errors.ToString());
            }
            finally
            {
                System.Console.SetOut(before);
                System.Console.SetError(errorsBefore);
            }
        }
    }
}
