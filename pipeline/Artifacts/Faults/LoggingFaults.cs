using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Things that happen and are not written down.</summary>
internal static class LoggingFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("api-log-missing", "a stage of an API has no access log",
            Drop("aws_api_gateway_stage aws_apigatewayv2_stage", "access_log_settings")),
        Of("alarm-missing", "nothing watches it any more",
            Orphan("*", "aws_cloudwatch_metric_alarm")),
        Of("alarm-mute", "an alarm that nobody hears",
            Either(
                Drop("aws_cloudwatch_metric_alarm", "alarm_actions"),
                Drop("azurerm_monitor_metric_alert azurerm_monitor_activity_log_alert azurerm_monitor_scheduled_query_rules_alert_v2", "action"),
                Drop("google_monitoring_alert_policy", "notification_channels"),
                Set("azurerm_monitor_metric_alert azurerm_monitor_activity_log_alert azurerm_monitor_scheduled_query_rules_alert_v2 "
                    + "google_monitoring_alert_policy", "enabled", "false"))),
        Of("alarm-turned", "an alarm goes off when all is well",
            SetOneOf("aws_cloudwatch_metric_alarm", "comparison_operator", "\"LessThanThreshold\"", "\"GreaterThanThreshold\"",
                "\"LessThanOrEqualToThreshold\"", "\"GreaterThanOrEqualToThreshold\"")),
        Of("balancer-log-off", "a load balancer writes no access log",
            Either(
                Set("aws_lb aws_alb", "access_logs.enabled", "false"),
                Drop("aws_lb aws_alb aws_elb", "access_logs"))),
        Of("bucket-log-missing", "a bucket has no access log",
            Either(
                Orphan("aws_s3_bucket", "aws_s3_bucket_logging"),
                Drop("aws_s3_bucket", "logging"))),
        Of("cluster-log-off", "a cluster keeps no log of its control plane",
            Drop("aws_eks_cluster", "enabled_cluster_log_types")),
        Of("container-insights-off", "a cluster of containers is not measured",
            Set("aws_ecs_cluster", "setting.containerInsights", "\"disabled\"")),
        Of("database-insights-off", "queries are not measured",
            TurnOff("aws_rds_cluster aws_rds_cluster_instance aws_db_instance", "performance_insights_enabled")),
        Of("database-log-flag-off", "a database does not write down who connects or what waits",
            Either(
                Set("aws_db_parameter_group aws_rds_cluster_parameter_group", "parameter.log_connections", "0"),
                Set("aws_db_parameter_group aws_rds_cluster_parameter_group", "parameter.log_disconnections", "0"),
                Set("aws_docdb_cluster_parameter_group", "parameter.audit_logs", "\"disabled\""),
                Set("google_sql_database_instance", "settings.database_flags.log_connections", "\"off\""),
                Set("google_sql_database_instance", "settings.database_flags.log_checkpoints", "\"off\""),
                Set("google_sql_database_instance", "settings.database_flags.log_lock_waits", "\"off\""),
                Set("azurerm_postgresql_configuration azurerm_postgresql_flexible_server_configuration", "log_connections", "\"off\""),
                Set("azurerm_postgresql_configuration azurerm_postgresql_flexible_server_configuration", "log_checkpoints", "\"off\""))),
        Of("database-log-off", "a database exports no log",
            Drop("aws_rds_cluster aws_db_instance", "enabled_cloudwatch_logs_exports")),
        Of("database-monitoring-off", "a database is not watched closely",
            Set("aws_rds_cluster aws_rds_cluster_instance aws_db_instance", "monitoring_interval", "0")),
        Of("detector-off", "what should look for intruders is switched off",
            Either(
                Set("aws_guardduty_detector aws_guardduty_organization_configuration", "enable", "false"),
                Set("aws_config_configuration_recorder_status", "is_enabled", "false"),
                Set("aws_ecr_repository", "image_scanning_configuration.scan_on_push", "false"),
                Set("azurerm_security_center_subscription_pricing", "tier", "\"Free\""))),
        Of("distribution-log-missing", "a distribution writes no log",
            Drop("aws_cloudfront_distribution", "logging_config")),
        Of("flow-log-missing", "a network has no flow log",
            Orphan("aws_vpc", "aws_flow_log")),
        Of("flow-log-partial", "a flow log holds what was let through alone",
            Set("aws_flow_log", "traffic_type", "\"ACCEPT\"")),
        Of("log-group-missing", "what it writes goes nowhere",
            Orphan("*", "aws_cloudwatch_log_group")),
        Of("tracing-off", "a function is not traced",
            Either(
                Drop("aws_lambda_function", "tracing_config"),
                Set("aws_sfn_state_machine", "tracing_configuration.enabled", "false"))),
        Of("trail-unvalidated", "a trail can be altered unseen",
            Either(
                TurnOff("aws_cloudtrail", "enable_log_file_validation"),
                TurnOff("aws_cloudtrail", "is_multi_region_trail"))),
        Of("tunnel-log-off", "a tunnel writes no log",
            Set("aws_vpn_connection", "tunnel1_log_options.cloudwatch_log_options.log_enabled", "false")),
    ];

    private static Fault Of(string name, string meaning, FaultRule rule) => Rules.Of(FaultFamily.Logging, name, meaning, rule);
}
