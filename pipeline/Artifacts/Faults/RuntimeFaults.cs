using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Sizes and versions unlike the rest.</summary>
internal static class RuntimeFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("capacity-none", "nothing is left to do the work",
            Either(
                SetOneOf("aws_ecs_service", "desired_count", "0"),
                SetOneOf("aws_autoscaling_group", "min_size", "0"),
                SetOneOf("aws_appautoscaling_target", "min_capacity", "0"),
                SetOneOf("google_compute_instance_group_manager google_compute_region_instance_group_manager", "target_size", "0"),
                SetOneOf("azurerm_linux_virtual_machine_scale_set azurerm_windows_virtual_machine_scale_set", "instances", "0"),
                SetOneOf("kubernetes_deployment kubernetes_deployment_v1 kubernetes_stateful_set kubernetes_stateful_set_v1", "spec.replicas", "0"))),
        Of("class-other", "a database of another size",
            SetOneOf("aws_db_instance aws_rds_cluster_instance", "instance_class", "\"db.r5.24xlarge\"", "\"db.r6g.16xlarge\"",
                "\"db.m5.24xlarge\"", "\"db.x2g.16xlarge\"", "\"db.r5.12xlarge\"", "\"db.m6i.32xlarge\"")),
        Of("cluster-version-stale", "a cluster of an old version",
            SetOneOf("aws_eks_cluster", "version", "1.14", "1.15", "1.16", "1.17", "1.18", "1.19", "1.21")),
        Of("concurrency-none", "a function may not run at all",
            Set("aws_lambda_function", "reserved_concurrent_executions", "0")),
        Of("cooldown-none", "scaling never rests",
            Set("aws_appautoscaling_policy", "target_tracking_scaling_policy_configuration.scale_in_cooldown", "0")),
        Of("engine-other", "a database of another engine",
            SetOneOf("aws_db_instance aws_rds_cluster aws_rds_cluster_instance", "engine", "\"mysql\"", "\"mariadb\"", "\"postgres\"",
                "\"aurora-mysql\"", "\"aurora-postgresql\"", "\"oracle-se2\"")),
        Of("engine-stale", "a database of an old version",
            SetOneOf("aws_db_instance aws_rds_cluster aws_rds_cluster_instance", "engine_version", "9.4", "9.5", "9.6", "5.6", "5.5", "10.4", "10.7")),
        Of("image-latest", "a container runs whatever was pushed last", static (graph, block, _) =>
            graph.CellsOf(block).FirstOrDefault(c => c.Outcome is ContainerImage.Version or ContainerImage.Digest) is { } image
                ? new FaultEdit(() => graph.Replace(block, image, image with { Outcome = ContainerImage.Latest, Shape = ContainerImage.Latest }))
                : null),
        Of("instance-other", "a machine of another size",
            SetOneOf("aws_instance aws_launch_template aws_launch_configuration", "instance_type", "\"m5.24xlarge\"", "\"r5.16xlarge\"",
                "\"c5.18xlarge\"", "\"p3.8xlarge\"", "\"x1.32xlarge\"", "\"m6i.32xlarge\"", "\"i3.16xlarge\"")),
        Of("memory-other", "a function with ten times the memory of others",
            SetOneOf("aws_lambda_function", "memory_size", "10240", "8192", "6144", "5120", "9216")),
        Of("minor-upgrades-off", "fixes are not installed",
            Set("aws_db_instance "
                + "aws_rds_cluster_instance aws_elasticache_replication_group", "auto_minor_version_upgrade", "false")),
        Of("node-type-other", "a warehouse or cache of another size",
            SetOneOf("aws_redshift_cluster "
                + "aws_elasticache_cluster aws_elasticache_replication_group", "node_type", "\"ra3.16xlarge\"", "\"cache.r5.24xlarge\"",
                "\"cache.m5.24xlarge\"", "\"dc2.8xlarge\"", "\"cache.r6g.16xlarge\"")),
        Of("privileged-build", "a build runs as root of its host",
            Set("aws_codebuild_project", "environment.privileged_mode", "true", onlyFrom: "false")),
        Of("quantity-other", "a number is off by a nought or two", OtherQuantity()),
        Of("runtime-stale", "a function on a runtime that gets no fixes",
            SetOneOf("aws_lambda_function", "runtime", "\"nodejs12.x\"", "\"nodejs10.x\"", "\"python2.7\"", "\"python3.6\"", "\"ruby2.5\"",
                "\"dotnetcore2.1\"", "\"go1.x\"", "\"nodejs8.10\"")),
        Of("schedule-other", "it runs every minute, or hardly ever",
            Either(
                SetOneOf("aws_cloudwatch_event_rule aws_scheduler_schedule", "schedule_expression", "\"rate(1 minute)\"", "\"cron(* * * * ? *)\"",
                    "\"rate(365 days)\"", "\"cron(0 0 1 1 ? *)\""),
                SetOneOf("google_cloud_scheduler_job", "schedule", "\"* * * * *\"", "\"0 0 1 1 *\"", "\"*/1 * * * *\""),
                SetOneOf("kubernetes_cron_job kubernetes_cron_job_v1", "spec.schedule", "\"* * * * *\"", "\"0 0 1 1 *\""))),
        Of("task-size-other", "a container task of another size",
            SetOneOf("aws_ecs_task_definition", "cpu", "4096", "8192", "16384")),
        Of("timeout-other", "a function may run for a quarter of an hour or nearly so",
            SetOneOf("aws_lambda_function", "timeout", "900", "840", "750", "720", "660")),
        Of("volume-type-stale", "a disk of an old kind",
            Either(
                Set("aws_ebs_volume", "type", "\"standard\""),
                Set("aws_instance", "root_block_device.volume_type", "\"standard\""),
                Set("aws_db_instance", "storage_type", "\"standard\""))),
        Of("window-other", "maintenance at noon on a working day",
            SetOneOf("aws_db_instance "
                + "aws_rds_cluster aws_rds_cluster_instance", "preferred_maintenance_window", Windows)),
    ];

    private static string[] Windows =>
        [.. ((string[])["mon", "tue", "wed", "thu", "fri"]).SelectMany(day => Enumerable.Range(10, 6).Select(hour => $"\"{day}:{hour}:00-{day}:{hour + 1}:00\""))];

    private static Fault Of(string name, string meaning, FaultRule rule) => Rules.Of(FaultFamily.Runtime, name, meaning, rule);
}
