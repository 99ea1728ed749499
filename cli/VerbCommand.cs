using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GraphSec.Pipeline;

namespace GraphSec.Cli;

/// <summary>A verb with its options. An option is called like its key in params.yaml.</summary>
internal class VerbCommand(Terminal terminal, string name, string description) : Command(name, description)
{
    protected Terminal Terminal { get; } = terminal;

    /// <summary>Puts what the command was given into the options of the flow: for the command itself, and for a run by a file of
    /// parameters.</summary>
    public Func<ParseResult, FlowOptions, FlowOptions> Reads { get; set; } = (_, options) => options;

    public Option<int> Whole(string name, string description, int standard, int least = 0, int most = int.MaxValue) =>
        Bounded(new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard }, least, most);

    public Option<double> Number(string name, string description, double standard, double least = 0, double most = double.MaxValue) =>
        Bounded(new Option<double>(name) { Description = description, HelpName = "X", DefaultValueFactory = _ => standard }, least, most);

    public Option<float> Number(string name, string description, float standard, float least = 0, float most = float.MaxValue) =>
        Bounded(new Option<float>(name) { Description = description, HelpName = "X", DefaultValueFactory = _ => standard }, least, most);

    public Option<string> Word(string name, string description, string standard, params string[] choices)
    {
        var option = Added(new Option<string>(name) { Description = description, DefaultValueFactory = _ => standard });
        if (choices.Length > 0)
        {
            option.AcceptOnlyFromAmong(choices);
        }

        return option;
    }

    public Option<string?> Path(string name, string description, string helpName = "DIR") =>
        Added(new Option<string?>(name) { Description = description, HelpName = helpName });

    public Option<string[]> Words(string name, string description, string helpName) => Added(new Option<string[]>(name)
    {
        Description = description,
        HelpName = helpName,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
    });

    /// <summary>May be given several times, one value each.</summary>
    public Option<string[]> Each(string name, string alias, string description, string helpName) => Added(new Option<string[]>(name, alias)
    {
        Description = description,
        HelpName = helpName,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    });

    /// <summary>A number that is null where nobody gives it.</summary>
    public Option<int?> OptionalWhole(string name, string description)
    {
        var option = Added(new Option<int?>(name) { Description = description, HelpName = "N" });
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && value >= 0))
            {
                result.AddError($"'{name}' is '{result.Tokens[0].Value}', and must be 0 or more");
            }
        });
        return option;
    }

    public Option<bool> Flag(string name, string description) => Added(new Option<bool>(name) { Description = description });

    /// <summary>An option that may stand alone or with a value behind '='.</summary>
    public Option<string?> Mention(string name, string description, string helpName) => Added(new Option<string?>(name)
    {
        Description = description,
        HelpName = helpName,
        Arity = ArgumentArity.ZeroOrOne,
    });

    /// <summary>What the verb does: the exit code is the result.</summary>
    public void Does(Func<ParseResult, int> action) =>
        SetAction(result => Terminal.Run(() => action(result), result.GetValue<string?>(GraphSecCommand.BillingProject)));

    protected T Added<T>(T option)
        where T : Option
    {
        Add(option);
        return option;
    }

    private Option<T> Bounded<T>(Option<T> option, T least, T most)
        where T : struct, IComparable<T>, IParsable<T>
    {
        option.Validators.Add(Check);
        return Added(option);

        void Check(OptionResult result)
        {
            if (result.Tokens.Count != 1)
            {
                return;
            }

            // NaN compares below everything, and so is refused too.
            if (!T.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) || value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            {
                var range = IsBound(most) ? $"{least} to {most}" : $"{least} or more";
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"'{option.Name}' is '{result.Tokens[0].Value}', and must be {range}"));
            }
        }

        static bool IsBound(T most) => (object)most is not (int.MaxValue or double.MaxValue or float.MaxValue);
    }
}
