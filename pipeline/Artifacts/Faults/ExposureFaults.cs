using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Open to more than it should be.</summary>
internal static class ExposureFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("acl-rule-open", "a network ACL lets the internet in",
            Either(
                Set("aws_network_acl_rule", "cidr_block", "\"0.0.0.0/0\""),
                Set("aws_network_acl", "ingress.cidr_block", "\"0.0.0.0/0\""))),
        Of("address-public-on-launch", "machines get a public address",
            Either(
                Set("aws_instance", "associate_public_ip_address", "true", whereAbsent: true),
                Set("aws_launch_template", "network_interfaces.associate_public_ip_address", "true", whereAbsent: true),
                Set("aws_ecs_service", "network_configuration.assign_public_ip", "true", whereAbsent: true),
                Set("aws_subnet", "map_public_ip_on_launch", "true", whereAbsent: true))),
        Of("api-public", "a private API is made a public one",
            Either(
                Set("aws_api_gateway_rest_api", "endpoint_configuration.types", "\"EDGE\""),
                Set("aws_apigatewayv2_api", "cors_configuration.allow_origins", "\"*\""))),
        Of("address-added", "a list of addresses has a stranger, or everybody",
            Either(
                AddOneOf("aws_security_group_rule", "cidr_blocks", Strangers),
                AddOneOf("aws_security_group", "ingress.cidr_blocks", Strangers),
                AddOneOf("aws_eks_cluster", "vpc_config.public_access_cidrs", Strangers),
                AddOneOf("google_compute_firewall", "source_ranges", Strangers),
                AddOneOf("google_container_cluster", "master_authorized_networks_config.cidr_blocks.cidr_block", Strangers),
                AddOneOf("google_sql_database_instance", "settings.ip_configuration.authorized_networks.value", Strangers),
                AddOneOf("azurerm_network_security_rule", "source_address_prefixes", Strangers),
                AddOneOf("azurerm_storage_account", "network_rules.ip_rules", Strangers),
                AddOneOf("azurerm_key_vault", "network_acls.ip_rules", Strangers))),
        Of("balancer-public", "an internal load balancer faces the internet",
            Set("aws_lb aws_alb aws_elb", "internal", "false", onlyFrom: "true")),
        Of("bucket-acl-public", "everybody may read a bucket",
            Set("aws_s3_bucket aws_s3_bucket_acl", "acl", "\"public-read\"")),
        Of("bucket-block-acls-off", "new public ACLs are let through",
            TurnOff("aws_s3_bucket_public_access_block aws_s3_account_public_access_block", "block_public_acls")),
        Of("bucket-block-policy-off", "public policies are let through",
            TurnOff("aws_s3_bucket_public_access_block aws_s3_account_public_access_block", "block_public_policy")),
        Of("bucket-ignore-acls-off", "public ACLs count",
            TurnOff("aws_s3_bucket_public_access_block aws_s3_account_public_access_block", "ignore_public_acls")),
        Of("bucket-restrict-off", "a public bucket serves everybody",
            TurnOff("aws_s3_bucket_public_access_block aws_s3_account_public_access_block", "restrict_public_buckets")),
        Of("cluster-endpoint-public", "the cluster's API faces the internet",
            Either(
                Set("aws_eks_cluster", "vpc_config.endpoint_public_access", "true", onlyFrom: "false"),
                Set("aws_eks_cluster", "vpc_config.public_access_cidrs", "\"0.0.0.0/0\"", whereAbsent: true))),
        Of("database-public", "a database has a public address",
            Set("aws_db_instance aws_rds_cluster_instance "
                + "aws_redshift_cluster aws_dms_replication_instance aws_mq_broker", "publicly_accessible", "true", whereAbsent: true)),
        Of("direction-turned", "a rule for one direction holds for the other",
            Either(
                Set("aws_security_group_rule", "type", "\"ingress\"", onlyFrom: "\"egress\""),
                Set("aws_security_group_rule", "type", "\"egress\"", onlyFrom: "\"ingress\""),
                Set("azurerm_network_security_rule", "direction", "\"Inbound\"", onlyFrom: "\"Outbound\""),
                Set("azurerm_network_security_rule", "direction", "\"Outbound\"", onlyFrom: "\"Inbound\""),
                Set("google_compute_firewall", "direction", "\"INGRESS\"", onlyFrom: "\"EGRESS\""),
                Set("google_compute_firewall", "direction", "\"EGRESS\"", onlyFrom: "\"INGRESS\""),
                Set("aws_network_acl_rule", "egress", "true", onlyFrom: "false"),
                Set("aws_network_acl_rule", "egress", "false", onlyFrom: "true"))),
        Of("egress-open", "a group that reaches few reaches everything",
            Either(
                SetWhere("aws_security_group_rule", "type", "\"egress\"", "cidr_blocks", "\"0.0.0.0/0\""),
                Set("aws_security_group", "egress.cidr_blocks", "\"0.0.0.0/0\""),
                Set("aws_vpc_security_group_egress_rule", "cidr_ipv4", "\"0.0.0.0/0\""))),
        Of("firewall-open", "a firewall of Google or Azure lets everybody in",
            Either(
                NotForTheWeb("allow.ports", Set("google_compute_firewall", "source_ranges", "\"0.0.0.0/0\"")),
                NotForTheWeb("destination_port_range",
                    SetWhere("azurerm_network_security_rule", "access", "\"Allow\"", "source_address_prefix", "\"*\"")))),
        Of("ingress-open", "a group lets the internet in, and not to the web",
            Either(
                NotForTheWeb("from_port", SetWhere("aws_security_group_rule", "type", "\"ingress\"", "cidr_blocks", "\"0.0.0.0/0\"")),
                NotForTheWeb("ingress.from_port", Set("aws_security_group", "ingress.cidr_blocks", "\"0.0.0.0/0\"")),
                NotForTheWeb("from_port", Set("aws_vpc_security_group_ingress_rule", "cidr_ipv4", "\"0.0.0.0/0\"")))),
        Of("ingress-open-for-group", "a rule for another group lets the internet in instead",
            Either(
                NotForTheWeb("from_port", InsteadOf("source_security_group_id",
                    SetWhere("aws_security_group_rule", "type", "\"ingress\"", "cidr_blocks", "\"0.0.0.0/0\"", whereAbsent: true))),
                NotForTheWeb("ingress.from_port", InsteadOf("ingress.security_groups",
                    Set("aws_security_group", "ingress.cidr_blocks", "\"0.0.0.0/0\"", whereAbsent: true))),
                NotForTheWeb("from_port", InsteadOf("referenced_security_group_id",
                    Set("aws_vpc_security_group_ingress_rule", "cidr_ipv4", "\"0.0.0.0/0\"", whereAbsent: true))))),
        Of("ingress-open-ipv6", "a group lets the internet in by IPv6",
            Either(
                NotForTheWeb("from_port", SetWhere("aws_security_group_rule", "type", "\"ingress\"", "ipv6_cidr_blocks", "\"::/0\"")),
                NotForTheWeb("ingress.from_port", Set("aws_security_group", "ingress.ipv6_cidr_blocks", "\"::/0\"", whereAbsent: true)),
                NotForTheWeb("from_port", Set("aws_vpc_security_group_ingress_rule", "cidr_ipv6", "\"::/0\"", whereAbsent: true)))),
        Of("ingress-protocol-all", "a rule for one port holds for all protocols",
            Either(
                SetWhere("aws_security_group_rule", "type", "\"ingress\"", "protocol", "-1"),
                Set("aws_security_group", "ingress.protocol", "-1"),
                Set("aws_vpc_security_group_ingress_rule", "ip_protocol", "-1"),
                SetWhere("azurerm_network_security_rule", "access", "\"Allow\"", "protocol", "\"*\""),
                Set("google_compute_firewall", "allow.protocol", "\"all\""))),
        Of("ports-all", "a rule for one port holds for all of them",
            Either(
                Both(Set("aws_security_group_rule aws_vpc_security_group_ingress_rule", "from_port", "0"),
                    Set("aws_security_group_rule aws_vpc_security_group_ingress_rule", "to_port", "65535")),
                Both(Set("aws_security_group", "ingress.from_port", "0"), Set("aws_security_group", "ingress.to_port", "65535")),
                SetWhere("azurerm_network_security_rule", "access", "\"Allow\"", "destination_port_range", "\"*\""),
                Set("google_compute_firewall", "allow.ports", "\"0-65535\""))),
    ];

    private static string[] Strangers => ["\"0.0.0.0/0\"", "public range /32", "public range /24", "public range /29", "private range /8"];

    private static Fault Of(string name, string meaning, FaultRule rule) => Rules.Of(FaultFamily.Exposure, name, meaning, rule);
}
