using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>What goes wrong in Azure.</summary>
internal static class AzureFaults
{
    private const string Machines = "azurerm_linux_virtual_machine azurerm_windows_virtual_machine";
    private const string Sites = "azurerm_linux_web_app azurerm_windows_web_app azurerm_linux_function_app azurerm_windows_function_app "
        + "azurerm_app_service azurerm_function_app";

    public static IReadOnlyList<Fault> All { get; } =
    [
        Of(FaultFamily.Exposure, "azure-account-nested-public", "what is in a storage account may be made public",
            Either(
                Set("azurerm_storage_account", "allow_nested_items_to_be_public", "true"),
                Set("azurerm_storage_account", "allow_blob_public_access", "true"))),
        Of(FaultFamily.Exposure, "azure-cluster-public", "the cluster's API faces the internet",
            Set("azurerm_kubernetes_cluster", "private_cluster_enabled", "false", onlyFrom: "true")),
        Of(FaultFamily.Exposure, "azure-container-public", "everybody may read a container",
            SetOneOf("azurerm_storage_container", "container_access_type", "\"blob\"", "\"container\"")),
        Of(FaultFamily.Exposure, "azure-network-access", "a service answers the public network",
            Set("azurerm_storage_account azurerm_key_vault azurerm_mssql_server azurerm_postgresql_flexible_server azurerm_mysql_flexible_server "
                + "azurerm_cosmosdb_account azurerm_container_registry azurerm_redis_cache azurerm_eventhub_namespace azurerm_servicebus_namespace "
                + "azurerm_cognitive_account azurerm_search_service " + Sites, "public_network_access_enabled", "true", onlyFrom: "false")),
        Of(FaultFamily.Exposure, "azure-network-default", "who is not on the list is let in",
            Either(
                Set("azurerm_storage_account", "network_rules.default_action", "\"Allow\""),
                Set("azurerm_storage_account_network_rules", "default_action", "\"Allow\""),
                Set("azurerm_key_vault", "network_acls.default_action", "\"Allow\""))),
        Of(FaultFamily.Exposure, "azure-rule-turned", "what was denied is allowed",
            Set("azurerm_network_security_rule", "access", "\"Allow\"", onlyFrom: "\"Deny\"")),
        Of(FaultFamily.Exposure, "azure-rule-ports", "a rule for a port holds for all",
            Set("azurerm_network_security_rule", "destination_port_range", "\"*\"")),
        Of(FaultFamily.Encryption, "azure-http", "plain HTTP is taken",
            Either(
                Set("azurerm_storage_account", "https_traffic_only_enabled", "false"),
                Set("azurerm_storage_account", "enable_https_traffic_only", "false"),
                Set(Sites, "https_only", "false"),
                Set("azurerm_redis_cache", "enable_non_ssl_port", "true", onlyFrom: "false"))),
        Of(FaultFamily.Encryption, "azure-tls-stale", "an old version of TLS is taken",
            Either(
                SetOneOf("azurerm_storage_account", "min_tls_version", "\"TLS1_0\"", "\"TLS1_1\""),
                SetOneOf("azurerm_mssql_server", "minimum_tls_version", "1.0", "1.1"),
                SetOneOf(Sites, "site_config.minimum_tls_version", "1.0", "1.1"),
                SetOneOf("azurerm_redis_cache", "minimum_tls_version", "1.0", "1.1"))),
        Of(FaultFamily.Encryption, "azure-disk-unencrypted", "a host does not encrypt its disks",
            Set(Machines + " azurerm_kubernetes_cluster azurerm_kubernetes_cluster_node_pool", "encryption_at_host_enabled", "false",
                onlyFrom: "true")),
        Of(FaultFamily.Logging, "azure-diagnostics-missing", "what it does is not written down",
            Orphan("*", "azurerm_monitor_diagnostic_setting")),
        Of(FaultFamily.Logging, "azure-agent-missing", "a cluster is not watched",
            Drop("azurerm_kubernetes_cluster", "oms_agent")),
        Of(FaultFamily.Logging, "azure-log-short", "a log is kept for a few days",
            SetOneOf("azurerm_log_analytics_workspace", "retention_in_days", "7", "14")),
        Of(FaultFamily.Retention, "azure-backup-short", "backups are kept for too short a time",
            SetOneOf("azurerm_postgresql_flexible_server azurerm_mysql_flexible_server azurerm_postgresql_server azurerm_mysql_server",
                "backup_retention_days", "1", "2", "3")),
        Of(FaultFamily.Retention, "azure-deletion-final", "what is deleted from a vault is gone",
            Either(
                Set("azurerm_key_vault", "purge_protection_enabled", "false"),
                Set("azurerm_storage_account", "blob_properties.versioning_enabled", "false"),
                Drop("azurerm_storage_account", "blob_properties.delete_retention_policy"))),
        Of(FaultFamily.Retention, "azure-replica-local", "one building holds all copies",
            Set("azurerm_storage_account", "account_replication_type", "\"LRS\"")),
        Of(FaultFamily.Identity, "azure-admin-account", "a shared account may do everything",
            Either(
                Set("azurerm_container_registry", "admin_enabled", "true"),
                Set("azurerm_kubernetes_cluster", "local_account_disabled", "false", onlyFrom: "true"),
                Set("azurerm_storage_account", "shared_access_key_enabled", "true", onlyFrom: "false"))),
        Of(FaultFamily.Identity, "azure-password-login", "a machine can be entered by password",
            Set("azurerm_linux_virtual_machine azurerm_linux_virtual_machine_scale_set", "disable_password_authentication", "false")),
        Of(FaultFamily.Identity, "azure-role-broad", "a role for one thing is a role for all",
            SetOneOf("azurerm_role_assignment", "role_definition_name", "\"Owner\"", "\"Contributor\"", "\"User Access Administrator\"")),
        Of(FaultFamily.Identity, "azure-identity-missing", "it has no identity of its own",
            Drop("azurerm_kubernetes_cluster azurerm_mssql_server azurerm_storage_account azurerm_container_registry " + Machines + " " + Sites,
                "identity")),
        Of(FaultFamily.Wiring, "azure-subnet-of-another", "it stands in another subnet", Another("*", "azurerm_subnet")),
        Of(FaultFamily.Wiring, "azure-group-of-another", "it belongs to another resource group", Another("*", "azurerm_resource_group")),
        Of(FaultFamily.Wiring, "azure-vault-of-another", "its secrets lie in the vault of something else", Another("*", "azurerm_key_vault")),
        Of(FaultFamily.Wiring, "azure-association-missing", "a subnet lost what guards it",
            Orphan("azurerm_subnet azurerm_network_interface", "azurerm_subnet_network_security_group_association")),
        Of(FaultFamily.Runtime, "azure-size-other", "a machine of another size",
            Either(
                SetOneOf(Machines, "size", "\"Standard_M128s\"", "\"Standard_E64s_v3\"", "\"Standard_D64s_v5\"", "\"Standard_NC24s_v3\""),
                SetOneOf("azurerm_kubernetes_cluster", "default_node_pool.vm_size", "\"Standard_E64s_v3\"", "\"Standard_D64s_v5\"",
                    "\"Standard_M64s\""))),
        Of(FaultFamily.Environment, "azure-location-other", "a resource of another region",
            OfProvider("azurerm", SetOneOf("*", "location", "\"eastus\"", "\"westeurope\"", "\"southeastasia\"", "\"brazilsouth\"", "\"australiaeast\"",
                "\"centralindia\"", "\"japaneast\"", "\"uksouth\"", "\"koreacentral\"", "\"southafricanorth\"", "\"canadacentral\"", "\"northeurope\""))),
    ];
}
