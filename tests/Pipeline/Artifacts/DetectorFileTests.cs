using System.Runtime.InteropServices;
using GraphSec.Models;
using GraphSec.Models.Kernels;
using GraphSec.Models.Storage;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Artifacts;

public sealed class DetectorFileTests
{
    [Fact]
    public void A_model_read_back_gives_the_same_scores()
    {
        using var scratch = new ScratchFolder();
        DetectorFile.Write(SmallCorpus.Trained, "scalar", scratch["model"]);
        var read = DetectorFile.Read(scratch["model"]);
        var kernels = KernelRegistry.Create("scalar");
        foreach (var item in SmallCorpus.Features.Graphs)
        {
            Assert.Equal(Scores(SmallCorpus.Trained.Detector, item.Graph), Scores(read, item.Graph));
        }

        IEnumerable<(string, double)> Scores(Detector detector, GraphFeatures graph) =>
            detector.Score(graph, 97, kernels).Blocks.Select(b => (b.Block.Address, b.Score));
    }

    [Fact]
    public void Weights_are_stored_narrow_and_the_bytes_are_the_same_twice()
    {
        using var scratch = new ScratchFolder();
        DetectorFile.Write(SmallCorpus.Trained, "scalar", scratch["a"]);
        DetectorFile.Write(SmallCorpus.Trained, "scalar", scratch["b"]);
        foreach (var name in new[] { ArtifactFolders.Weights, ArtifactFolders.ModelCard, ArtifactFolders.Vocabulary, ArtifactFolders.History })
        {
            Assert.Equal(File.ReadAllBytes(scratch["a/" + name]), File.ReadAllBytes(scratch["b/" + name]));
        }

        var header = File.ReadAllText(scratch["a/" + ArtifactFolders.Weights]);
        foreach (var (name, type) in new[] { ("encoder.tokens", "I8"), ("decoder.tokens", "I8"), ("encoder.tokens.scale", "F16"), ("own.weight", "F16") })
        {
            Assert.Contains($"\"{name}\":{{\"dtype\":\"{type}\"", header, StringComparison.Ordinal);
        }

        Assert.Equal("epoch,training,validation", File.ReadLines(scratch["a/" + ArtifactFolders.History]).First());
    }

    [Fact]
    public void What_is_read_back_is_what_was_trained_bit_for_bit()
    {
        using var scratch = new ScratchFolder();
        DetectorFile.Write(SmallCorpus.Trained, "scalar", scratch["model"]);
        var read = DetectorFile.Read(scratch["model"]).Network!;
        foreach (var (name, parameter) in SmallCorpus.Trained.Detector.Network!.Parameters)
        {
            Assert.True(MemoryMarshal.AsBytes(parameter.Values).SequenceEqual(MemoryMarshal.AsBytes(read.Parameters[name].Values)), name);
        }
    }

    [Fact]
    public void A_model_of_halves_throughout_is_read()
    {
        using var scratch = new ScratchFolder();
        DetectorFile.Write(SmallCorpus.Trained, "scalar", scratch["model"]);
        var path = scratch["model/" + ArtifactFolders.Weights];
        Tensor[] tensors = [.. SafetensorsFile.Read(path).Tensors.Values];
        var table = Array.Find(tensors, tensor => tensor.Name == "encoder.tokens")!;
        table.Values.Fill(1 + 1f / 1024);
        table.Values[0] = -3;
        using (var stream = File.Create(path))
        {
            SafetensorsFile.Write(stream, tensors, halves: true);
        }

        Assert.DoesNotContain("I8", File.ReadAllText(path)[..2000], StringComparison.Ordinal);
        Assert.Equal(table.Values.ToArray(), DetectorFile.Read(scratch["model"]).Network!.Parameters["encoder.tokens"].Values.ToArray());
    }

    [Fact]
    public void A_card_keeps_its_notes()
    {
        using var scratch = new ScratchFolder();
        DetectorFile.Write(SmallCorpus.Trained, "scalar", scratch["model"]);
        var card = DetectorFile.ReadCard(scratch["model"]) with
        {
            Data = ["made up"],
            Licences = ["Apache-2.0"],
            Figures = new Dictionary<string, double> { ["roc_auc"] = 0.93 },
        };
        DetectorFile.WriteCard(card, scratch["model"]);
        var read = DetectorFile.ReadCard(scratch["model"]);
        Assert.Equal(card.Data, read.Data);
        Assert.Equal(card.Licences, read.Licences);
        Assert.Equal(card.Figures, read.Figures);
        Assert.Equal(card.Network, read.Network);
        Assert.Equal(card.Detector, read.Detector);
        Assert.Equal(card.Calibration.Pooled.Quantiles, read.Calibration.Pooled.Quantiles);
        Assert.Equal(card.UntrainedCalibration.Pooled.Quantiles, read.UntrainedCalibration.Pooled.Quantiles);
        Assert.Equal(card.Summary.TestRepositoryNames, read.Summary.TestRepositoryNames);
        Assert.Equal("scalar", read.Kernels);
    }

    [Theory]
    [InlineData(ArtifactFolders.Weights)]
    [InlineData(ArtifactFolders.ModelCard)]
    public void A_truncated_file_is_an_input_error(string name)
    {
        using var scratch = new ScratchFolder();
        DetectorFile.Write(SmallCorpus.Trained, "scalar", scratch["model"]);
        var bytes = File.ReadAllBytes(scratch["model/" + name]);
        foreach (var length in new[] { 0, 7, bytes.Length / 2, bytes.Length - 3 })
        {
            File.WriteAllBytes(scratch["model/" + name], bytes[..length]);
            var error = Assert.Throws<InputException>(() => DetectorFile.Read(scratch["model"]));
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Fact]
    public void Weights_of_another_model_are_refused()
    {
        using var scratch = new ScratchFolder();
        DetectorFile.Write(SmallCorpus.Trained, "scalar", scratch["model"]);
        var path = scratch["model/" + ArtifactFolders.ModelCard];
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"hidden\": 8", "\"hidden\": 4", StringComparison.Ordinal));
        var error = Assert.Throws<InputException>(() => DetectorFile.Read(scratch["model"]));
        Assert.Contains("does not fit", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("[3, 2, 1]")]
    [InlineData("[1, 1e999]")]
    public void Percentiles_that_are_none_are_refused(string quantiles)
    {
        using var scratch = new ScratchFolder();
        DetectorFile.Write(SmallCorpus.Trained, "scalar", scratch["model"]);
        var path = scratch["model/" + ArtifactFolders.ModelCard];
        var card = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(path))!;
        card["calibration"]!["pooled"] = System.Text.Json.Nodes.JsonNode.Parse(quantiles);
        File.WriteAllText(path, card.ToJsonString());
        Assert.Contains("no card of a model", Assert.Throws<InputException>(() => DetectorFile.Read(scratch["model"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_model_is_told() =>
        Assert.Contains("there is no model in 'nowhere'", Assert.Throws<InputException>(() => DetectorFile.Read("nowhere")).Message, StringComparison.Ordinal);
}
