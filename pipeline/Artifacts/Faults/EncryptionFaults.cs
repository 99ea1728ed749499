using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Data that can be read at rest or on its way.</summary>
internal static class EncryptionFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("bucket-encryption-missing", "a bucket lost what encrypts it",
            Orphan("aws_s3_bucket", "aws_s3_bucket_server_side_encryption_configuration")),
        Of("bucket-key-default", "a bucket is encrypted by the default key",
            Set("aws_s3_bucket_server_side_encryption_configuration",
                "rule.apply_server_side_encryption_by_default.sse_algorithm", "\"AES256\"", onlyFrom: "\"aws:kms\"")),
        Of("cache-unencrypted", "a cache is not encrypted",
            Either(
                TurnOff("aws_elasticache_replication_group", "transit_encryption_enabled"),
                TurnOff("aws_elasticache_replication_group", "at_rest_encryption_enabled"))),
        Of("cluster-secrets-unencrypted", "a cluster keeps its secrets in plain text",
            Drop("aws_eks_cluster", "encryption_config")),
        Of("database-plain-allowed", "a parameter lets clients of a database in without TLS",
            Either(
                Set("aws_db_parameter_group aws_rds_cluster_parameter_group", "parameter[\"rds.force_ssl\"]", "0"),
                Set("aws_db_parameter_group aws_rds_cluster_parameter_group", "parameter.require_secure_transport", "\"OFF\""),
                Set("aws_docdb_cluster_parameter_group", "parameter.tls", "\"disabled\""),
                Set("aws_redshift_parameter_group", "parameter.require_ssl", "false"),
                Set("azurerm_mysql_flexible_server_configuration azurerm_postgresql_flexible_server_configuration",
                    "require_secure_transport", "\"OFF\""))),
        Of("database-unencrypted", "a database is not encrypted",
            TurnOff("aws_db_instance aws_rds_cluster aws_docdb_cluster aws_neptune_cluster", "storage_encrypted")),
        Of("files-unencrypted", "a file system is not encrypted",
            TurnOff("aws_efs_file_system aws_fsx_lustre_file_system", "encrypted")),
        Of("http-listener", "a listener speaks HTTP instead of HTTPS",
            Either(
                Set("aws_lb_listener aws_alb_listener", "protocol", "\"HTTP\"", onlyFrom: "\"HTTPS\""),
                Set("aws_lb_target_group", "protocol", "\"HTTP\"", onlyFrom: "\"HTTPS\""))),
        Of("http-viewer", "a distribution serves plain HTTP",
            Set("aws_cloudfront_distribution", "default_cache_behavior.viewer_protocol_policy", "\"allow-all\"")),
        Of("key-dropped", "the own key is left out",
            Either(
                Drop("aws_cloudwatch_log_group", "kms_key_id"),
                Drop("aws_secretsmanager_secret", "kms_key_id"),
                Drop("aws_rds_cluster aws_db_instance", "kms_key_id"))),
        Of("key-rotation-off", "a key is not rotated",
            TurnOff("aws_kms_key", "enable_key_rotation")),
        Of("protocol-plain", "what was encrypted on its way no longer is",
            Either(
                PlainProtocol,
                Set("aws_msk_cluster", "encryption_info.encryption_in_transit.client_broker", "\"PLAINTEXT\""),
                TurnOff("aws_opensearch_domain aws_elasticsearch_domain", "domain_endpoint_options.enforce_https"),
                Set("aws_cloudfront_distribution", "origin.custom_origin_config.origin_protocol_policy", "\"http-only\""),
                Set("aws_ecs_task_definition", "volume.efs_volume_configuration.transit_encryption", "\"DISABLED\""))),
        Of("queue-unencrypted", "a queue is not encrypted",
            Either(
                Set("aws_sqs_queue", "sqs_managed_sse_enabled", "false"),
                Drop("aws_sqs_queue", "kms_master_key_id"))),
        Of("search-unencrypted", "a search domain is not encrypted",
            Either(
                TurnOff("aws_opensearch_domain aws_elasticsearch_domain", "encrypt_at_rest.enabled"),
                TurnOff("aws_opensearch_domain aws_elasticsearch_domain", "node_to_node_encryption.enabled"))),
        Of("stream-unencrypted", "a stream is not encrypted",
            Set("aws_kinesis_stream", "encryption_type", "\"NONE\"")),
        Of("table-unencrypted", "a table does not use its own key",
            TurnOff("aws_dynamodb_table", "server_side_encryption.enabled")),
        Of("tls-stale", "a policy of old TLS versions",
            Either(
                SetOneOf("aws_lb_listener aws_alb_listener", "ssl_policy", "\"ELBSecurityPolicy-2016-08\"", "\"ELBSecurityPolicy-2015-05\"",
                    "\"ELBSecurityPolicy-TLS-1-0-2015-04\"", "\"ELBSecurityPolicy-TLS-1-1-2017-01\""),
                SetOneOf("aws_cloudfront_distribution", "viewer_certificate.minimum_protocol_version", "\"TLSv1\"", "\"TLSv1_2016\"", "\"TLSv1.1_2016\"", "\"SSLv3\""),
                Set("aws_api_gateway_domain_name", "security_policy", "\"TLS_1_0\""))),
        Of("topic-unencrypted", "a topic is not encrypted",
            Drop("aws_sns_topic", "kms_master_key_id")),
        Of("url-plain", "an address that began with https begins with http", PlainUrl),
        Of("volume-unencrypted", "a disk is not encrypted",
            Either(
                TurnOff("aws_ebs_volume", "encrypted"),
                TurnOff("aws_instance aws_launch_configuration", "root_block_device.encrypted"),
                TurnOff("aws_launch_template", "block_device_mappings.ebs.encrypted"))),
        Of("warehouse-unencrypted", "a warehouse is not encrypted",
            Set("aws_redshift_cluster", "encrypted", "false")),
    ];

    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["\"HTTPS\""] = "\"HTTP\"", ["\"https\""] = "\"http\"", ["\"TLS\""] = "\"TCP\"", ["\"SSL\""] = "\"TCP\"", ["\"Https\""] = "\"Http\"",
        ["\"https-only\""] = "\"http-only\"",
    };

    private static FaultEdit? PlainProtocol(EditableGraph graph, int block, Models.Pcg32 random) =>
        graph.CellsOf(block).FirstOrDefault(c => c.Path.EndsWith("protocol", StringComparison.Ordinal) && Plain.ContainsKey(c.Outcome)) is { } cell
            ? new FaultEdit(() => graph.Replace(block, cell, cell with { Outcome = Plain[cell.Outcome] }))
            : null;

    private static FaultEdit? PlainUrl(EditableGraph graph, int block, Models.Pcg32 random)
    {
        var urls = graph.CellsOf(block).Where(c => c.Shape == "https url").ToArray();
        if (urls.Length == 0)
        {
            return null;
        }

        var cell = urls[random.Next(urls.Length)];
        return new FaultEdit(() => graph.Replace(block, cell, cell with
        {
            Outcome = cell.Outcome.Replace("https", "http", StringComparison.Ordinal), Shape = "http url",
        }));
    }

    private static Fault Of(string name, string meaning, FaultRule rule) => Rules.Of(FaultFamily.Encryption, name, meaning, rule);
}
