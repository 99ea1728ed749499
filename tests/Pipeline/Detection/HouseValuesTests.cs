using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Detection;

public class HouseValuesTests
{
    private static readonly Cell Here = Location("\"here\"");
    private static readonly Cell There = Location("\"there\"");

    [Fact]
    public void What_all_others_say_is_no_oddity_and_what_none_says_is_one()
    {
        var house = House(Here, Here, Here, There);
        Assert.Equal([Log(3), Log(2), 0.5f, 0.5f, 0, 0], Numbers(house, Here));
        Assert.Equal([Log(1), Log(4), 0, 0.75f, 0, 0], Numbers(house, There));
    }

    [Fact]
    public void The_type_and_what_stands_around_a_name_play_no_part() =>
        Assert.Equal(Numbers(House(Here, Here), Here), Numbers(House(Here, new Cell("place.location", "\"here\"", "word")), Here));

    [Fact]
    public void What_is_no_value_has_no_numbers()
    {
        var house = House(Here, Here);
        foreach (var cell in (Cell[])[Location(Cell.Absent), Location(Cell.Unknown), new("location", "word", "word"), new("<-net", "present", "present")])
        {
            Assert.Equal([0f, 0, 0, 0, 0, 0], Numbers(house, cell));
        }
    }

    [Fact]
    public void What_is_written_out_is_compared_with_what_is_given()
    {
        var house = House(Location(Cell.Unknown), new Cell("location", "→ net.a", "→ net"), new("location", "word", "word"), Here);
        Assert.Equal([0f, 0, 0, 0, Log(3), 0.5f], Numbers(house, new("location", "word", "word")));
        Assert.Equal([Log(3), 0.5f], Numbers(house, Here)[4..]);
        Assert.Equal([0f, 0], Numbers(house, Location(Cell.Unknown))[4..]);
    }

    private static Cell Location(string value) => new("location", value, "word");

    private static float Log(double count) => (float)Math.Log(count);

    private static float[] Numbers(HouseValues house, Cell cell)
    {
        var numbers = new float[HouseValues.Width];
        Array.Fill(numbers, 7);
        house.Fill(cell, numbers);
        return numbers;
    }

    private static HouseValues House(params Cell[] cells) => new(new GraphFeatures("r", "r/g", SourceForm.Configuration, HasAttributes: true,
        [.. cells.Select((cell, i) => new BlockFeatures($"t{i}.a", $"t{i}", "", 1, null, null, [cell]))], []));
}
