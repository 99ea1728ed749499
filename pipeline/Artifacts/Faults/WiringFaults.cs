using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Ports, networks, and what should refer to what.</summary>
internal static class WiringFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("association-missing", "a subnet has no route table of its own",
            Orphan("aws_subnet", "aws_route_table_association")),
        Of("attachment-missing", "a role lost its policy",
            Orphan("aws_iam_role", "aws_iam_role_policy_attachment")),
        Of("bucket-policy-missing", "a bucket has no policy",
            Orphan("aws_s3_bucket", "aws_s3_bucket_policy")),
        Of("certificate-of-another", "it shows the certificate of something else",
            Another("*", "aws_acm_certificate")),
        Of("gateway-other", "a route leaves by another kind of gateway",
            Either(
                OtherKind("aws_route", "aws_nat_gateway", "aws_internet_gateway aws_egress_only_internet_gateway"),
                OtherKind("aws_route", "aws_internet_gateway "
                    + "aws_egress_only_internet_gateway", "aws_nat_gateway aws_vpn_gateway"))),
        Of("group-of-another", "it stands in the security group of something else",
            Another("*", "aws_security_group")),
        Of("instance-of-another", "it refers to another of several that one block makes, by the wrong key",
            AnotherInstance()),
        Of("key-of-another", "it uses the key of something else",
            Another("*", "aws_kms_key")),
        Of("key-other-kind", "a key is not a key",
            Redirect("*", "aws_kms_key", static (graph, now, other) =>
                graph.TypeOf(other) != graph.TypeOf(now) && graph.TypeOf(other).StartsWith("aws_", StringComparison.Ordinal))),
        Of("log-group-of-another", "it writes into the log of something else",
            Another("*", "aws_cloudwatch_log_group")),
        Of("permission-missing", "nothing may call a function",
            Orphan("aws_lambda_function", "aws_lambda_permission")),
        Of("port-typo", "a port with two digits exchanged",
            Either(
                Typo("aws_security_group_rule aws_vpc_security_group_ingress_rule", "from_port"),
                Typo("aws_security_group", "ingress.from_port"),
                Typo("aws_lb_listener aws_alb_listener aws_lb_target_group aws_rds_cluster aws_db_instance", "port"),
                Typo("azurerm_network_security_rule", "destination_port_range"),
                Typo("google_compute_firewall", "allow.ports"),
                Typo("kubernetes_service kubernetes_service_v1", "spec.port.port"))),
        Of("public-access-block-missing", "nothing keeps a bucket private",
            Orphan("aws_s3_bucket", "aws_s3_bucket_public_access_block")),
        Of("queue-of-another", "it reads or feeds the queue of something else",
            Another("*", "aws_sqs_queue")),
        Of("route-missing", "a route table leads nowhere",
            Orphan("aws_route_table", "aws_route")),
        Of("route-table-of-another", "a subnet uses the routes of another tier",
            Another("aws_route_table_association aws_route", "aws_route_table")),
        Of(HouseHabits.Unrelated, "it does not refer to what all others of its type refer to", HouseHabits.Unrelate),
        Of("subnet-of-another", "it stands in another subnet",
            Another("*", "aws_subnet")),
        Of("target-of-another", "it refers to another resource of the same type", Another("*", "*")),
        Of("target-group-of-another", "traffic goes to something else",
            Another("*", "aws_lb_target_group")),
    ];

    private static Fault Of(string name, string meaning, FaultRule rule) => Rules.Of(FaultFamily.Wiring, name, meaning, rule);
}
