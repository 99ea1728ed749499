using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Detection;

public class OtherBlocksTests
{
    [Fact]
    public void Several_values_of_one_block_are_one_block()
    {
        // Four services in two private subnets each, and one in two public ones.
        string[][] subnets = [["→ net.a", "→ net.b"], ["→ net.a", "→ net.b"], ["→ net.a", "→ net.b"], ["→ net.a", "→ net.b"], ["→ net.x", "→ net.y"]];
        var (outcomes, others) = (Outcomes(subnets, _ => "→ net"), new OtherBlocks());
        Start(others, outcomes, subnets[4], _ => "→ net");
        var seen = others.Having(outcomes.Resolve("→ net.x", "→ net"), outcomes.Resolve("→ net.a", "→ net"), "→ net");
        Assert.Equal((4, 0, 4, 4, 4, 4, "→ net.a"), (seen.Blocks, seen.Seen, seen.Usual, seen.OfKind, seen.Most, seen.MostOfKind, seen.Habit));
    }

    [Fact]
    public void Who_refers_to_something_of_one_type_has_that_habit()
    {
        string[][] members = [["→ account.a"], ["→ account.b"], ["→ account.c"], ["\"allUsers\""]];
        static string Kind(string value) => value[0] == '→' ? "→ account" : "word";
        var (outcomes, others) = (Outcomes(members, Kind), new OtherBlocks());
        Start(others, outcomes, members[3], Kind);
        var seen = others.Having(outcomes.Resolve("\"allUsers\"", "word"), outcomes.Resolve("\"allUsers\"", "word"), "word");
        Assert.Equal((3, 0, 0, "→ account"), (seen.Blocks, seen.Seen, seen.OfKind, seen.Habit));
    }

    [Fact]
    public void Different_words_are_no_habit_and_a_block_alone_has_none()
    {
        string[][] names = [["\"a\""], ["\"b\""], ["\"c\""]];
        var (outcomes, others) = (Outcomes(names, _ => "word"), new OtherBlocks());
        Start(others, outcomes, names[0], _ => "word");
        Assert.Null(others.Having(0, 0, "word").Habit);
        outcomes = Outcomes([["\"a\""]], _ => "word");
        Start(others, outcomes, ["\"a\""], _ => "word");
        Assert.Equal(default, others.Having(outcomes.Resolve("\"a\"", "word"), outcomes.AbsentId, "word"));
    }

    private static PathOutcomes Outcomes(string[][] blocks, Func<string, string> kind)
    {
        var outcomes = new PathOutcomes(null);
        foreach (var value in blocks.SelectMany(b => b))
        {
            outcomes.Note(value, 1);
            outcomes.NoteShape(kind(value), 0);
        }

        for (var block = 0; block < blocks.Length; block++)
        {
            outcomes.AddBlock();
            foreach (var value in blocks[block])
            {
                outcomes.Add(outcomes.Resolve(value, kind(value)), 1, block, kind(value));
            }
        }

        return outcomes;
    }

    private static void Start(OtherBlocks others, PathOutcomes outcomes, string[] own, Func<string, string> kind)
    {
        others.Start(outcomes);
        foreach (var value in own)
        {
            others.LeaveOut(outcomes.Resolve(value, kind(value)), kind(value));
        }

        others.Finish();
    }
}
