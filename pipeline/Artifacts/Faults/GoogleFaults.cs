using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>What goes wrong in Google Cloud.</summary>
internal static class GoogleFaults
{
    private const string Machines = "google_compute_instance google_compute_instance_template";

    private const string Members = "google_storage_bucket_iam_member google_storage_bucket_iam_binding google_cloud_run_service_iam_member "
        + "google_cloud_run_v2_service_iam_member google_cloudfunctions_function_iam_member google_pubsub_topic_iam_member "
        + "google_bigquery_dataset_iam_member google_kms_crypto_key_iam_member google_secret_manager_secret_iam_member "
        + "google_service_account_iam_member google_artifact_registry_repository_iam_member";

    public static IReadOnlyList<Fault> All { get; } =
    [
        Of(FaultFamily.Exposure, "google-member-all", "everybody holds a role",
            Either(
                SetOneOf(Members, "member", "\"allUsers\"", "\"allAuthenticatedUsers\""),
                SetOneOf(Members, "members", "\"allUsers\"", "\"allAuthenticatedUsers\""))),
        Of(FaultFamily.Exposure, "google-bucket-acls", "single objects may be made public",
            Either(
                Set("google_storage_bucket", "uniform_bucket_level_access", "false"),
                Set("google_storage_bucket", "public_access_prevention", "\"inherited\"", onlyFrom: "\"enforced\""))),
        Of(FaultFamily.Exposure, "google-database-public", "a database has a public address",
            Either(
                Set("google_sql_database_instance", "settings.ip_configuration.ipv4_enabled", "true", onlyFrom: "false"),
                Set("google_sql_database_instance", "settings.ip_configuration.authorized_networks.value", "\"0.0.0.0/0\""))),
        Of(FaultFamily.Exposure, "google-cluster-public", "nodes or API of a cluster face the internet",
            Either(
                Set("google_container_cluster", "private_cluster_config.enable_private_nodes", "false"),
                Set("google_container_cluster", "private_cluster_config.enable_private_endpoint", "false", onlyFrom: "true"),
                Drop("google_container_cluster", "master_authorized_networks_config"))),
        Of(FaultFamily.Exposure, "google-address-public", "a machine that had none gets a public address",
            (graph, block, random) => graph.CellsAt(block, "network_interface.access_config").Count == 0
                ? Set(Machines, "network_interface.access_config", Cell.Present, whereAbsent: true)(graph, block, random)
                : null),
        Of(FaultFamily.Exposure, "google-forwarding", "a machine may pass on what is not its own",
            Set(Machines, "can_ip_forward", "true", whereAbsent: true)),
        Of(FaultFamily.Encryption, "google-connection-plain", "a database takes unencrypted connections",
            Either(
                Set("google_sql_database_instance", "settings.ip_configuration.require_ssl", "false"),
                SetOneOf("google_sql_database_instance", "settings.ip_configuration.ssl_mode", "\"ALLOW_UNENCRYPTED_AND_ENCRYPTED\""))),
        Of(FaultFamily.Encryption, "google-key-dropped", "the own key is left out",
            Either(
                Drop("google_storage_bucket", "encryption"),
                Drop("google_container_cluster", "database_encryption"),
                Drop("google_pubsub_topic", "kms_key_name"),
                Drop("google_bigquery_dataset", "default_encryption_configuration"),
                Drop("google_sql_database_instance", "encryption_key_name"))),
        Of(FaultFamily.Encryption, "google-key-rotation-off", "a key is not rotated", Drop("google_kms_crypto_key", "rotation_period")),
        Of(FaultFamily.Encryption, "google-shield-off", "a machine starts what is not signed",
            Either(
                Set(Machines, "shielded_instance_config.enable_secure_boot", "false"),
                Set("google_container_cluster google_container_node_pool", "node_config.shielded_instance_config.enable_secure_boot", "false"),
                Drop(Machines, "shielded_instance_config"))),
        Of(FaultFamily.Logging, "google-flow-log-missing", "a network has no flow log", Drop("google_compute_subnetwork", "log_config")),
        Of(FaultFamily.Logging, "google-bucket-log-missing", "a bucket has no access log", Drop("google_storage_bucket", "logging")),
        Of(FaultFamily.Logging, "google-cluster-log-off", "a cluster writes no log",
            Either(
                SetOneOf("google_container_cluster", "logging_service", "\"none\""),
                SetOneOf("google_container_cluster", "monitoring_service", "\"none\""),
                Drop("google_container_cluster", "logging_config"))),
        Of(FaultFamily.Retention, "google-backup-none", "no backups are kept",
            Set("google_sql_database_instance", "settings.backup_configuration.enabled", "false")),
        Of(FaultFamily.Retention, "google-bucket-versions-off", "a bucket keeps no versions",
            Either(
                Set("google_storage_bucket", "versioning.enabled", "false"),
                Set("google_storage_bucket google_bigquery_dataset", "force_destroy", "true", onlyFrom: "false"))),
        Of(FaultFamily.Retention, "google-deletion-protection-off", "a slip deletes it",
            Set("google_sql_database_instance google_container_cluster google_bigquery_table google_compute_instance google_spanner_database "
                + "google_cloud_run_v2_service", "deletion_protection", "false", onlyFrom: "true")),
        Of(FaultFamily.Retention, "google-single-zone", "one zone alone holds it",
            Set("google_sql_database_instance", "settings.availability_type", "\"ZONAL\"", onlyFrom: "\"REGIONAL\"")),
        Of(FaultFamily.Identity, "google-role-broad", "a role for one thing is a role for all",
            SetOneOf("google_project_iam_member google_project_iam_binding google_folder_iam_member google_organization_iam_member", "role",
                "\"roles/owner\"", "\"roles/editor\"", "\"roles/iam.securityAdmin\"")),
        Of(FaultFamily.Identity, "google-scope-all", "a machine may call every API",
            Either(
                SetOneOf(Machines, "service_account.scopes", "\"cloud-platform\"", "\"https://www.googleapis.com/auth/cloud-platform\""),
                Drop(Machines, "service_account"))),
        Of(FaultFamily.Identity, "google-legacy-access", "a cluster takes old kinds of login",
            Either(
                Set("google_container_cluster", "enable_legacy_abac", "true"),
                Set("google_container_cluster", "master_auth.client_certificate_config.issue_client_certificate", "true"),
                Drop("google_container_cluster", "workload_identity_config"))),
        Of(FaultFamily.Identity, "google-account-of-another", "it runs under the account of something else",
            Another("*", "google_service_account")),
        Of(FaultFamily.Wiring, "google-network-of-another", "it stands in another network",
            Either(Another("*", "google_compute_subnetwork"), Another("*", "google_compute_network"))),
        Of(FaultFamily.Wiring, "google-private-access-off", "a network reaches Google's services by the internet",
            Set("google_compute_subnetwork", "private_ip_google_access", "false")),
        Of(FaultFamily.Runtime, "google-size-other", "a machine of another size",
            Either(
                SetOneOf(Machines, "machine_type", "\"n2-highmem-80\"", "\"n1-megamem-96\"", "\"c2-standard-60\"", "\"m1-ultramem-40\"", "\"n2-standard-64\""),
                SetOneOf("google_container_node_pool google_container_cluster", "node_config.machine_type", "\"n2-highmem-80\"", "\"c2-standard-60\"",
                    "\"n2-standard-64\""),
                SetOneOf("google_sql_database_instance", "settings.tier", "\"db-n1-highmem-64\"", "\"db-custom-64-245760\"", "\"db-n1-standard-64\""))),
        Of(FaultFamily.Runtime, "google-repair-off", "nodes are neither mended nor renewed",
            Either(
                Set("google_container_node_pool", "management.auto_repair", "false"),
                Set("google_container_node_pool", "management.auto_upgrade", "false"))),
        Of(FaultFamily.Environment, "google-location-other", "a resource of another region",
            Either(
                OfProvider("google", SetOneOf("*", "location", Regions)),
                OfProvider("google", SetOneOf("*", "region", Regions)),
                OfProvider("google", SetOneOf("*", "zone", "\"us-west4-b\"", "\"asia-east1-a\"", "\"europe-north1-c\"", "\"southamerica-east1-b\"",
                    "\"australia-southeast1-a\"")))),
    ];

    private static string[] Regions =>
    [
        "\"us-west4\"", "\"asia-east1\"", "\"europe-north1\"", "\"southamerica-east1\"", "\"australia-southeast1\"", "\"us-central1\"", "\"europe-west1\"",
        "\"asia-south1\"", "\"me-west1\"",
    ];
}
