using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Sizes and versions unlike the rest.</summary>
internal static class RuntimeFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("class-other", "a database of another size",
            Set("aws_db_instance aws_rds_cluster_instance", "instance_class", "\"db.r5.24xlarge\"")),
        Of("cluster-version-stale", "a cluster of an old version",
            Set("aws_eks_cluster", "version", "1.21")),
        Of("concurrency-none", "a function may not run at all",
            Set("aws_lambda_function", "reserved_concurrent_executions", "0")),
        Of("cooldown-none", "scaling never rests",
            Set("aws_appautoscaling_policy", "target_tracking_scaling_policy_configuration.scale_in_cooldown", "0")),
        Of("engine-other", "a database of another engine",
            Set("aws_db_instance aws_rds_cluster aws_rds_cluster_instance", "engine", "\"mysql\"")),
        Of("engine-stale", "a database of an old version",
            Set("aws_db_instance aws_rds_cluster aws_rds_cluster_instance", "engine_version", "9.6")),
        Of("instance-other", "a machine of another size",
            Set("aws_instance aws_launch_template aws_launch_configuration", "instance_type", "\"m5.24xlarge\"")),
        Of("memory-other", "a function with all the memory there is",
            Set("aws_lambda_function", "memory_size", "10240")),
        Of("minor-upgrades-off", "fixes are not installed",
            Set("aws_db_instance "
                + "aws_rds_cluster_instance aws_elasticache_replication_group", "auto_minor_version_upgrade", "false")),
        Of("node-type-other", "a warehouse or cache of another size",
            Set("aws_redshift_cluster "
                + "aws_elasticache_cluster aws_elasticache_replication_group", "node_type", "\"ra3.16xlarge\"")),
        Of("privileged-build", "a build runs as root of its host",
            Set("aws_codebuild_project", "environment.privileged_mode", "true", onlyFrom: "false")),
        Of("runtime-stale", "a function on a runtime that gets no fixes",
            Set("aws_lambda_function", "runtime", "\"nodejs12.x\"")),
        Of("task-size-other", "a container task of another size",
            Set("aws_ecs_task_definition", "cpu", "4096")),
        Of("timeout-other", "a function may run for a quarter of an hour",
            Set("aws_lambda_function", "timeout", "900")),
        Of("volume-type-stale", "a disk of an old kind",
            Either(
                Set("aws_ebs_volume", "type", "\"standard\""),
                Set("aws_instance", "root_block_device.volume_type", "\"standard\""),
                Set("aws_db_instance", "storage_type", "\"standard\""))),
        Of("window-other", "maintenance at noon on a working day",
            Set("aws_db_instance "
                + "aws_rds_cluster aws_rds_cluster_instance", "preferred_maintenance_window", "\"wed:12:00-wed:13:00\"")),
    ];

    private static Fault Of(string name, string meaning, FaultRule rule) =>
        new(name, FaultFamily.Runtime, meaning) { Rule = rule };
}
