using System.Text.Json;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>A trained model made ready to be given away: its card says what it was trained on, under which licences, and how well it
/// did.</summary>
public static class ModelRelease
{
    /// <param name="model">Folder that train wrote.</param>
    /// <param name="evaluation">Folder that evaluate wrote.</param>
    /// <param name="sources">Table with the columns <c>repo</c>, <c>commit</c> and <c>licence</c>, a row a folder of a repository.</param>
    /// <param name="output">Folder to write into; what else stands there, such as a card in prose, stays.</param>
    /// <exception cref="InputException">One of them is missing or something else.</exception>
    public static ModelCard Write(string model, string evaluation, string sources, string output)
    {
        var rows = ReadSources(sources);
        var card = DetectorFile.ReadCard(model) with
        {
            Data = [.. rows.Select(r => $"{r.Repository} at {r.Commit} ({r.Licence})").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Licences = [.. rows.Select(r => r.Licence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Figures = ReadFigures(Path.Combine(evaluation, ArtifactFolders.Metrics)),
        };
        DetectorFile.Read(model);
        foreach (var file in (string[])[ArtifactFolders.Weights, ArtifactFolders.Vocabulary, ArtifactFolders.History])
        {
            AtomicFile.WriteBytes(Path.Combine(output, file), File.ReadAllBytes(Path.Combine(model, file)));
        }

        DetectorFile.WriteCard(card, output);
        return card;
    }

    private static List<(string Repository, string Commit, string Licence)> ReadSources(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            var csv = new CsvReader(text, path);
            var fields = new List<string>();
            var rows = new List<(string, string, string)>();
            int repository = -1, commit = -1, licence = -1;
            while (csv.Read(fields))
            {
                if (repository < 0)
                {
                    (repository, commit, licence) = (fields.IndexOf("repo"), fields.IndexOf("commit"), fields.IndexOf("licence"));
                    if (repository < 0 || commit < 0 || licence < 0)
                    {
                        throw csv.Broken("the header has no columns repo, commit and licence");
                    }

                    continue;
                }

                rows.Add((fields[repository], fields[commit], fields[licence]));
            }

            return rows;
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfReading(path, error);
        }
    }

    /// <summary>The figures over all kinds of fault: <c>graphsec.roc_auc</c> and the like.</summary>
    private static SortedDictionary<string, double> ReadFigures(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
            foreach (var detector in document.RootElement.EnumerateObject())
            {
                if (detector.Value.ValueKind == JsonValueKind.Object && detector.Value.TryGetProperty("all", out var all))
                {
                    foreach (var figure in all.EnumerateObject())
                    {
                        figures[$"{detector.Name}.{figure.Name}"] = figure.Value.GetDouble();
                    }
                }
            }

            return figures;
        }
        catch (JsonException broken)
        {
            throw new InputException($"'{path}' is no table of metrics; run 'graphsec evaluate' first", broken);
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfReading(path, error);
        }
    }
}
