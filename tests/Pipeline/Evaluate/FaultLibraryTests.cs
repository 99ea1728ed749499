using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Faults;
using GraphSec.Pipeline.Evaluate;
using GraphSec.Pipeline.Featurize;

namespace GraphSec.Tests.Pipeline.Evaluate;

public class FaultLibraryTests
{
    [Theory]
    [InlineData("database-public", "aws_db_instance", "publicly_accessible", "false", "true")]
    [InlineData("direction-turned", "azurerm_network_security_rule", "direction", "\"Outbound\"", "\"Inbound\"")]
    [InlineData("image-latest", "kubernetes_deployment", "spec.template.spec.container.image", "image of a version", "image of latest")]
    [InlineData("capacity-none", "aws_ecs_service", "desired_count", "2", "0")]
    [InlineData("imds-v1", "aws_instance", "metadata_options.http_tokens", "\"required\"", "\"optional\"")]
    [InlineData("ingress-open", "aws_security_group", "ingress.cidr_blocks", "private range /16", "\"0.0.0.0/0\"")]
    [InlineData("azure-network-default", "azurerm_key_vault", "network_acls.default_action", "\"Deny\"", "\"Allow\"")]
    [InlineData("google-backup-none", "google_sql_database_instance", "settings.backup_configuration.enabled", "true", "false")]
    [InlineData("kubernetes-escalation", "kubernetes_deployment", "spec.template.spec.container.security_context.run_as_user", "1000", "0")]
    public void An_attribute_takes_the_value_of_the_fault(string fault, string type, string path, string before, string after)
    {
        var planted = Plant(fault, Block(type, "a", new Cell(path, before, "word")));
        Assert.Equal(after, planted.Graph.Blocks[0].Cells.Single(c => c.Path == path).Outcome);
        Assert.Equal(fault, planted.Faults[0]);
    }

    [Theory]
    [InlineData("port-typo", "aws_rds_cluster", "port", "5432", "4532", "5342", "5423")]
    [InlineData("environment-other", "aws_lambda_function", "role", "\"app-staging-role\"", "\"app-prod-role\"", "\"app-dev-role\"", "\"app-qa-role\"",
        "\"app-test-role\"")]
    [InlineData("azure-tls-stale", "azurerm_storage_account", "min_tls_version", "\"TLS1_2\"", "\"TLS1_0\"", "\"TLS1_1\"")]
    public void What_can_be_wrong_in_several_ways_is_drawn(string fault, string type, string path, string before, params string[] after)
    {
        var block = Block(type, "a", new Cell(path, before, "word"));
        var planted = Enumerable.Range(0, 12).SelectMany(seed => All([block], seed)).Where(p => p.Kinds.Contains(fault))
            .Select(p => p.Graph.Blocks[0].Cells.Single(c => c.Path == path).Outcome).ToArray();
        Assert.All(planted, value => Assert.Contains(value, after));
        Assert.True(planted.Distinct().Count() > 1);
    }

    [Fact]
    public void What_is_wrong_already_gets_no_fault() =>
        Assert.DoesNotContain(
            All(Block("aws_kms_key", "a", new Cell("enable_key_rotation", "false", "boolean"))),
            p => p.Kinds.Contains("key-rotation-off"));

    [Theory]
    [InlineData("443", false)]
    [InlineData("5432", true)]
    public void What_serves_the_web_may_be_open(string port, bool isFault) => Assert.Equal(isFault,
        All(Block("aws_vpc_security_group_ingress_rule", "a", new Cell("cidr_ipv4", "private range /16", "address range"), new Cell("from_port", port, "number")))
            .Any(p => p.Kinds.Contains("ingress-open")));

    [Theory]
    [InlineData("\"String\"", false)]
    [InlineData("\"SecureString\"", true)]
    public void Only_a_secret_is_a_secret_in_code(string type, bool isFault) => Assert.Equal(isFault,
        All(Block("aws_ssm_parameter", "a", new Cell("type", type, "word"), new Cell("value", "→ random_password.p", "→ random_password")))
            .Any(p => p.Kinds.Contains("secret-in-code")));

    [Fact]
    public void A_rule_for_a_group_is_opened_instead()
    {
        var edge = new FeatureEdge(0, 1, "referenced_security_group_id", "referenced_security_group_id");
        var planted = All([Block("aws_vpc_security_group_ingress_rule", "a", new Cell("from_port", "5432", "number"),
            new Cell("referenced_security_group_id", "→ aws_security_group.b", "→ aws_security_group")), Block("aws_security_group", "b")], edge)
            .First(p => p.Kinds.Contains("ingress-open-for-group"));
        Assert.Equal(["\"0.0.0.0/0\"", "5432"], planted.Graph.Blocks[0].Cells.Select(c => c.Outcome));
        Assert.Empty(planted.Graph.Edges);
    }

    [Fact]
    public void A_nested_block_goes_with_what_stands_in_it()
    {
        var planted = Plant("distribution-log-missing", Block("aws_cloudfront_distribution", "a",
            new Cell("logging_config", Cell.Present, Cell.Present), new Cell("logging_config.bucket", "word", "word")));
        Assert.Empty(planted.Graph.Blocks[0].Cells);
    }

    [Fact]
    public void A_reference_leads_to_another_of_its_kind()
    {
        var edge = new FeatureEdge(0, 1, "kms_key_id", "kms_key_id");
        var planted = All([Block("aws_sqs_queue", "a", new Cell("kms_key_id", "→ aws_kms_key.b", "→ aws_kms_key")), Block("aws_kms_key", "b"),
            Block("aws_kms_key", "c")], edge).First(p => p.Kinds.Contains("key-of-another"));
        Assert.Equal(2, planted.Graph.Edges.Single().To);
        Assert.Equal("→ aws_kms_key.c", planted.Graph.Blocks[0].Cells.Single(c => c.Path == "kms_key_id").Outcome);
    }

    [Fact]
    public void What_is_given_everywhere_is_written_out()
    {
        var blocks = Enumerable.Range(0, 4).Select(i => Block("google_storage_bucket", $"b{i}", new Cell("project", Cell.Unknown, Cell.Unknown))).ToArray();
        var planted = All(blocks).First(p => p.Kinds.Contains("written-out"));
        var at = planted.Faults.ToList().IndexOf("written-out");
        Assert.Equal("word", planted.Graph.Blocks[at].Cells.Single(c => c.Path == "project").Outcome);
        Assert.DoesNotContain(All(blocks[..2]), p => p.Kinds.Contains("written-out"));
    }

    [Fact]
    public void A_role_that_is_written_out_is_an_arn()
    {
        var blocks = Enumerable.Range(0, 5).Select(i => Block("aws_lambda_function", $"f{i}", new Cell("role_arn", "→ aws_iam_role.r", "→ aws_iam_role"))).ToArray();
        var planted = All(blocks).First(p => p.Kinds.Contains("written-out"));
        Assert.Contains(new Cell("role_arn", "arn of iam", "arn of iam"), planted.Graph.Blocks[planted.Faults.ToList().IndexOf("written-out")].Cells);
    }

    [Theory]
    [InlineData("aws_db_instance", "password", true)]
    [InlineData("azurerm_key_vault_secret", "value", true)]
    [InlineData("aws_db_instance", "master_user_secret_kms_key_id", false)]
    [InlineData("aws_instance", "value", false)]
    public void A_secret_is_known_by_its_name(string type, string path, bool isSecret) => Assert.Equal(isSecret,
        All(Block(type, "a", new Cell(path, Cell.Unknown, Cell.Unknown))).Any(p => p.Kinds.Contains("secret-in-code")));

    [Fact]
    public void A_rule_for_all_ports_has_both_ends()
    {
        var planted = Plant("ports-all", Block("aws_security_group_rule", "a", new Cell("from_port", "22", "number of 2 digits"), new Cell("to_port", "22", "number of 2 digits")));
        Assert.Equal(["from_port 0", "to_port 65535"], planted.Graph.Blocks[0].Cells.Select(c => $"{c.Path} {c.Outcome}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_quantity_is_off_by_noughts_and_a_port_is_none()
    {
        var values = Enumerable.Range(0, 12).SelectMany(seed => All([Block("t", "a", new Cell("ttl", "300", "number of 3 digits"), new Cell("port", "80", "number of 2 digits"))], seed))
            .Where(p => p.Kinds.Contains("quantity-other")).SelectMany(p => p.Graph.Blocks[0].Cells).ToArray();
        Assert.Equal(["30", "3000", "30000"], values.Where(c => c.Path == "ttl").Select(c => c.Outcome).Distinct().Order(StringComparer.Ordinal));
        Assert.All(values.Where(c => c.Path == "port"), c => Assert.Equal("80", c.Outcome));
    }

    [Fact]
    public void A_switch_is_turned_off_or_forgotten()
    {
        var planted = Enumerable.Range(0, 12).SelectMany(seed => All([Block("aws_kms_key", "a", new Cell("enable_key_rotation", "true", "boolean"))], seed))
            .Where(p => p.Kinds.Contains("key-rotation-off")).Select(p => p.Graph.Blocks[0].Cells.SingleOrDefault()?.Outcome ?? "nothing");
        Assert.Equal(["false", "nothing"], planted.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("protocol-plain", "protocol", "\"TLS\"", "\"TCP\"")]
    [InlineData("url-plain", "endpoint", "https url", "http url")]
    [InlineData("url-plain", "target", "\"https://a.example/x\"", "\"http://a.example/x\"")]
    public void What_was_encrypted_on_its_way_no_longer_is(string fault, string path, string before, string after) => Assert.Equal(after,
        Plant(fault, Block("t", "a", new Cell(path, before, path == "protocol" ? "word" : "https url"))).Graph.Blocks[0].Cells.Single().Outcome);

    [Fact]
    public void A_list_of_addresses_gets_one_more()
    {
        var planted = Plant("address-added", Block("google_compute_firewall", "a", new Cell("source_ranges", "private range /16", "address range")));
        Assert.Equal(2, planted.Graph.Blocks[0].Cells.Count(c => c.Path == "source_ranges"));
    }

    [Fact]
    public void All_actions_are_those_of_the_same_service() => Assert.Equal("\"s3:*\"",
        Plant("action-service-wildcard", Block("data.aws_iam_policy_document", "a", new Cell("statement.actions", "\"s3:GetObject\"", "word")))
            .Graph.Blocks[0].Cells.Single().Outcome);

    [Fact]
    public void Of_several_zones_one_is_left()
    {
        Cell In(string zone) => new("availability_zones", $"\"{zone}\"", "word");
        var planted = Plant("single-zone", Block("aws_autoscaling_group", "a", In("eu-west-1a"), In("eu-west-1b")));
        Assert.StartsWith("\"eu-west-1", Assert.Single(planted.Graph.Blocks[0].Cells).Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public void What_all_others_of_a_type_refer_to_is_not_referred_to()
    {
        var queues = Enumerable.Range(0, 4).Select(i => Block("aws_sqs_queue", $"q{i}", new Cell("key", i < 2 ? "→ aws_kms_key.k" : "→ aws_kms_key.l", "→ aws_kms_key")));
        var edges = Enumerable.Range(0, 4).Select(i => new FeatureEdge(i, i < 2 ? 4 : 5, "key", "key")).ToArray();
        BlockFeatures[] blocks = [.. queues, Block("aws_kms_key", "k"), Block("aws_kms_key", "l")];
        var planted = All(blocks, edges).First(p => p.Kinds.Contains("reference-missing"));
        Assert.Empty(planted.Graph.Blocks[planted.Faults.ToList().IndexOf("reference-missing")].Cells);
        Assert.Equal(3, planted.Graph.Edges.Count);
        Assert.DoesNotContain(All([blocks[0], blocks[1], blocks[4]], new FeatureEdge(0, 2, "key", "key")), p => p.Kinds.Contains("reference-missing"));
    }

    // A value that is never shown where a fault puts it would give the fault away.
    [Fact]
    public void No_fault_puts_a_name_where_names_are_no_evidence()
    {
        var (flow, kinds) = (new Flow(new FlowOptions()), new HashSet<string>(StringComparer.Ordinal));
        GraphFeatures[] graphs =
        [
            .. new[] { "web-shop", "data-platform", "aks-platform" }.SelectMany(name =>
                flow.Score(flow.Read(RepositoryFolder.At($"examples/{name}")), SmallGraphs.Trained().Detector)).Select(scores => scores.Features),
            Of(Block("aws_iam_role_policy_attachment", "a", new Cell("policy_arn", "arn of iam", "arn of iam"))),
            Of(Block("azurerm_role_assignment", "a", new Cell("role_definition_name", "\"Reader\"", "word"))),
            Of(Block("kubernetes_cluster_role_binding", "a", new Cell("role_ref.name", "\"view\"", "word"))),
            Of(Block("aws_ecs_cluster", "a", new Cell("setting.containerInsights", "\"enabled\"", "word"))),
        ];
        foreach (var seed in Enumerable.Range(0, 4))
        {
            foreach (var planted in new FaultPlanter(graphs, SmallGraphs.Corpus().Vocabulary, new PlantOptions { Seed = seed, Rounds = 2 }).Plant())
            {
                var before = graphs.Single(graph => graph.Name == planted.Graph.Name).Blocks.ToDictionary(block => block.Address);
                foreach (var (block, fault) in planted.Graph.Blocks.Zip(planted.Faults).Where(each => each.Second is not null))
                {
                    kinds.Add(fault!);
                    Assert.All(block.Cells.Except(before[block.Address].Cells).Where(cell => cell.Outcome.StartsWith('"')),
                        cell => Assert.False(Evidence.IsIdentifying(cell.Path) && Evidence.IsNameOfOne(cell.Outcome), $"{fault}: {cell.Path} is {cell.Outcome}"));
                }
            }
        }

        Assert.True(kinds.Count > 60, $"only {kinds.Count} kinds");
    }

    private static GraphFeatures Of(BlockFeatures block) => new(block.Type, block.Type, SourceForm.Plan, HasAttributes: true, [block], []);

    private static PlantedGraph Plant(string fault, BlockFeatures block) => All(block).First(p => p.Kinds.Contains(fault));

    private static IEnumerable<PlantedGraph> All(BlockFeatures block) => All([block]);

    private static IEnumerable<PlantedGraph> All(BlockFeatures[] blocks, params FeatureEdge[] edges) => All(blocks, 7, edges);

    private static IEnumerable<PlantedGraph> All(BlockFeatures[] blocks, int seed, params FeatureEdge[] edges)
    {
        var graph = new GraphFeatures("r", "r/main", SourceForm.Plan, HasAttributes: true, blocks, edges);
        return new FaultPlanter([graph], SmallGraphs.Corpus().Vocabulary, new PlantOptions { Seed = seed }).Plant();
    }

    private static BlockFeatures Block(string type, string name, params Cell[] cells) => new($"{type}.{name}", type, "", 1, null, null, cells);
}
