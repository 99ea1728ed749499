namespace GraphSec.Pipeline.Artifacts.Detection;

/// <content>What the blocks of the type have at each path.</content>
internal sealed partial class TypeJudge
{
    private void GatherPaths()
    {
        for (var path = 0; path < paths.Known && type >= 0; path++)
        {
            if (Features.Speaks(paths.Name(path)))
            {
                outcomesOf[path] = new PathOutcomes(words!.Of(path));
            }
        }

        foreach (var block in blocks)
        {
            paths.Turn(block);
            var cells = encoded.CellsOf(block);
            for (var c = 0; c < cells.Length; c++)
            {
                var path = paths.Of(block, c);
                if (cells[c].Outcome != Cell.Unknown && (outcomesOf[path] is not null || Features.Speaks(cells[c].Path)))
                {
                    Note(block, cells, c, outcomesOf[path] ??= new PathOutcomes(null), path);
                }
            }
        }
    }

    private void Note(int block, ReadOnlySpan<Cell> cells, int c, PathOutcomes outcomes, int path)
    {
        var cell = cells[c];
        if (TrainedId(block, c, outcomes) < 0)
        {
            outcomes.Note(cell.Outcome, InstancesOf(block, cell));
        }

        // Once a block, and for references alone, where it makes a difference.
        if (cell.IsReference)
        {
            for (var before = paths.First(path); before != c; before = paths.Next(before))
            {
                if (cells[before].Shape == cell.Shape && cells[before].Outcome != Cell.Unknown)
                {
                    return;
                }
            }

            outcomes.NoteShape(cell.Shape, InstancesOf(block));
        }
    }

    private void CountPeers()
    {
        var without = detector.Options.Without.HasFlag(DetectorParts.Peers);
        foreach (var block in blocks)
        {
            var cells = encoded.CellsOf(block);
            var instances = InstancesOf(block);
            var weight = without ? 0 : InstanceWeight(instances);
            paths.Turn(block);
            for (var path = 0; path < outcomesOf.Length; path++)
            {
                if (outcomesOf[path] is not { } outcomes || !paths.Applies(cells, path))
                {
                    continue;
                }

                outcomes.AddBlock();
                for (var c = paths.First(path); c >= 0; c = paths.Next(c))
                {
                    outcomes.Add(IdOf(block, c, outcomes), weight * InstancesOf(block, cells[c]), block, cells[c].Shape);
                }

                if (paths.First(path) < 0)
                {
                    outcomes.Add(outcomes.AbsentId, weight * instances, block, Cell.Absent);
                }
            }
        }
    }
}
