using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Train;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Train;

public class PreferenceFittingTests
{
    private static readonly Cell[] Plain = [new("encrypted", "false", "boolean"), new("size", "10", "number")];
    private static readonly Cell[] Encrypted = [new("encrypted", "true", "boolean"), new("size", "10", "number")];

    [Fact]
    public void What_is_labelled_bad_is_worse_of_unknown_types_as_well()
    {
        var preference = Fit(Graph("x/bad", "disk", Plain), Graph("x/good", "disk", Encrypted))!;
        Assert.True(new CellPreference(preference).Of(Plain) > new CellPreference(preference).Of(Encrypted));
        Assert.True(new CellPreference(preference).Of([new("storage_encrypted", "false", "boolean")]) > new CellPreference(preference).Of([new("storage_encrypted", "true", "boolean")]));
        Assert.Equal(0, preference.OfPath([new("size", "10", "number")]), 1e-6);
    }

    [Fact]
    public void Leaving_out_what_good_ones_have_is_worse_than_having_it()
    {
        var preference = Fit(Graph("x/bad", "disk", [new("size", "10", "number")]), Graph("x/good", "disk", Encrypted))!;
        Assert.True(new CellPreference(preference).Of([new("encrypted", "true", "boolean")]) < 0);
    }

    [Fact]
    public void The_level_of_a_type_is_taken_off()
    {
        var preference = Fit(Graph("x/bad", "disk", Plain), Graph("x/good", "disk", Encrypted))!;
        var vocabulary = SmallGraphs.Corpus().Vocabulary;
        var bucket = vocabulary.TypeOf("bucket");

        // Buckets of the corpus are encrypted, so that their level is a good one.
        Assert.True(preference.Levels.Values[bucket] < 0);
    }

    [Fact]
    public void Nothing_labelled_is_no_preference() => Assert.Null(Fit());

    [Fact]
    public void Different_types_are_not_compared() => Assert.Null(Fit(Graph("x/bad", "disk", Plain), Graph("x/good", "share", Encrypted)));

    private static Preference? Fit(params GraphFeatures[] labelled)
    {
        var corpus = SmallGraphs.Corpus();
        return PreferenceFitting.Fit(labelled, corpus.Graphs.Select(g => g.Graph), corpus.Vocabulary);
    }

    private static GraphFeatures Graph(string name, string type, Cell[] cells) => new(
        "x", name, SourceForm.Configuration, HasAttributes: true, [new BlockFeatures($"{type}.a", type, "", 1, null, null, cells)], []);
}
