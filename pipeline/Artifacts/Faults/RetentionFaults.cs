using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>What is lost when something is deleted or breaks.</summary>
internal static class RetentionFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("backup-none", "no backups are kept",
            Set("aws_db_instance aws_rds_cluster aws_docdb_cluster aws_neptune_cluster", "backup_retention_period", "0")),
        Of("bucket-force-destroy", "a bucket goes with all that is in it",
            Set("aws_s3_bucket aws_ecr_repository", "force_destroy", "true", whereAbsent: true)),
        Of("bucket-versions-off", "a bucket keeps no versions",
            Either(
                Set("aws_s3_bucket_versioning", "versioning_configuration.status", "\"Suspended\""),
                Orphan("aws_s3_bucket", "aws_s3_bucket_versioning"))),
        Of("dead-letters-missing", "messages that fail are lost",
            Either(
                Drop("aws_sqs_queue", "redrive_policy"),
                Drop("aws_lambda_function", "dead_letter_config"))),
        Of("deletion-protection-off", "a slip deletes it",
            Either(
                TurnOff("aws_db_instance aws_rds_cluster aws_docdb_cluster aws_neptune_cluster", "deletion_protection"),
                Set("aws_cognito_user_pool", "deletion_protection", "\"INACTIVE\""),
                TurnOff("aws_lb aws_alb", "enable_deletion_protection"),
                TurnOff("aws_dynamodb_table", "deletion_protection_enabled"),
                TurnOff("*", "lifecycle.prevent_destroy"))),
        Of("final-snapshot-skipped", "a deleted database leaves nothing",
            Set("aws_db_instance aws_rds_cluster aws_redshift_cluster aws_docdb_cluster", "skip_final_snapshot", "true")),
        Of("image-tags-mutable", "a tag may come to mean another image",
            Set("aws_ecr_repository", "image_tag_mutability", "\"MUTABLE\"")),
        Of("key-deletion-soon", "a deleted key is gone in little more than a week",
            SetOneOf("aws_kms_key", "deletion_window_in_days", "7", "8", "10")),
        Of("lifecycle-missing", "a bucket keeps everything for ever",
            Orphan("aws_s3_bucket", "aws_s3_bucket_lifecycle_configuration")),
        Of("log-retention-short", "a log is kept for a few days",
            SetOneOf("aws_cloudwatch_log_group", "retention_in_days", "1", "3", "5")),
        Of("message-retention-short", "messages are kept for a few minutes",
            SetOneOf("aws_sqs_queue", "message_retention_seconds", "60", "120", "300", "600")),
        Of("recovery-off", "a table cannot be brought back to a point in time",
            TurnOff("aws_dynamodb_table", "point_in_time_recovery.enabled")),
        Of("secret-recovery-none", "a deleted secret is gone at once",
            Set("aws_secretsmanager_secret", "recovery_window_in_days", "0")),
        Of("single-zone", "one zone alone holds it",
            Either(
                TurnOff("aws_db_instance", "multi_az"),
                TurnOff("aws_elasticache_replication_group", "automatic_failover_enabled"),
                Fewer("*", "availability_zones"),
                Fewer("*", "zones"))),
        Of("tags-not-copied", "snapshots lose whose they are",
            Set("aws_db_instance aws_rds_cluster", "copy_tags_to_snapshot", "false", onlyFrom: "true")),
    ];

    private static Fault Of(string name, string meaning, FaultRule rule) => Rules.Of(FaultFamily.Retention, name, meaning, rule);
}
