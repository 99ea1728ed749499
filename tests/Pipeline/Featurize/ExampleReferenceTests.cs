using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Flatten;
using GraphSec.Pipeline.Parse;

namespace GraphSec.Tests.Pipeline.Featurize;

/// <summary>What the cells of real code say of references through a module's maps.</summary>
public class ExampleReferenceTests
{
    [Fact]
    public void An_endpoint_in_another_subnet_differs_from_its_peers()
    {
        var graph = SourceParser.Read(RepositoryFolder.At("examples/aks-platform"), new ParseOptions());
        var subnets = CellExtractor.Extract(Flattener.Flatten(graph, new FlattenOptions())).Blocks
            .Where(block => block.Type == "azurerm_private_endpoint")
            .ToDictionary(block => block.Address, block => string.Join(' ', block.Cells.Where(cell => cell.Path == "subnet_id").Select(cell => cell.Outcome)));

        Assert.True(subnets.Count > 5);
        Assert.Equal(Cell.Arrow + """module.network.azurerm_subnet.this["nodes"]""", subnets["azurerm_private_endpoint.storage_invoices"]);
        Assert.All(subnets.Where(pair => pair.Key != "azurerm_private_endpoint.storage_invoices"),
            pair => Assert.Equal(Cell.Arrow + """module.network.azurerm_subnet.this["endpoints"]""", pair.Value));
    }
}
