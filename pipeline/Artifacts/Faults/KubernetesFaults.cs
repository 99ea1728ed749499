using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>What goes wrong in a cluster.</summary>
internal static class KubernetesFaults
{
    private const string Workloads = "kubernetes_deployment kubernetes_deployment_v1 kubernetes_stateful_set kubernetes_stateful_set_v1 "
        + "kubernetes_daemonset kubernetes_daemon_set_v1";

    private const string Roles = "kubernetes_role kubernetes_role_v1 kubernetes_cluster_role kubernetes_cluster_role_v1";
    private const string Pod = "spec.template.spec.";
    private const string Container = Pod + "container.";

    public static IReadOnlyList<Fault> All { get; } =
    [
        Of(FaultFamily.Exposure, "kubernetes-host-network", "a pod uses its host's network",
            Set(Workloads, Pod + "host_network", "true", whereAbsent: true)),
        Of(FaultFamily.Exposure, "kubernetes-service-public", "a service of the cluster faces the internet",
            SetOneOf("kubernetes_service kubernetes_service_v1", "spec.type", "\"LoadBalancer\"", "\"NodePort\"")),
        Of(FaultFamily.Exposure, "kubernetes-policy-open", "a network policy lets everybody in",
            Either(
                Set("kubernetes_network_policy kubernetes_network_policy_v1", "spec.ingress.from.ip_block.cidr", "\"0.0.0.0/0\""),
                Drop("kubernetes_network_policy kubernetes_network_policy_v1", "spec.ingress.from"))),
        Of(FaultFamily.Identity, "kubernetes-privileged", "a container may do what its host may",
            Set(Workloads, Container + "security_context.privileged", "true", whereAbsent: true)),
        Of(FaultFamily.Identity, "kubernetes-escalation", "a container may gain rights",
            Either(
                Set(Workloads, Container + "security_context.allow_privilege_escalation", "true"),
                Set(Workloads, Container + "security_context.run_as_non_root", "false"),
                Set(Workloads, Container + "security_context.run_as_user", "0"),
                Drop(Workloads, Container + "security_context"))),
        Of(FaultFamily.Identity, "kubernetes-root-writable", "a container may change its own programs",
            Set(Workloads, Container + "security_context.read_only_root_filesystem", "false")),
        Of(FaultFamily.Identity, "kubernetes-role-wildcard", "a role allows everything",
            Either(
                Set(Roles, "rule.verbs", "\"*\""),
                Set(Roles, "rule.resources", "\"*\""))),
        Of(FaultFamily.Identity, "kubernetes-binding-admin", "an account is made administrator",
            SetOneOf("kubernetes_cluster_role_binding kubernetes_cluster_role_binding_v1", "role_ref.name", "\"cluster-admin\"", "\"admin\"")),
        Of(FaultFamily.Identity, "kubernetes-account-of-another", "it runs under the account of something else",
            Either(Another("*", "kubernetes_service_account"), Another("*", "kubernetes_service_account_v1"))),
        Of(FaultFamily.Retention, "kubernetes-single-replica", "one pod alone does the work",
            Set("kubernetes_deployment kubernetes_deployment_v1", "spec.replicas", "1")),
        Of(FaultFamily.Runtime, "kubernetes-limits-missing", "a container may take all there is",
            Either(
                Drop(Workloads, Container + "resources.limits"),
                Drop(Workloads, Container + "resources"))),
        Of(FaultFamily.Runtime, "kubernetes-probe-missing", "nobody asks whether it still runs",
            Either(
                Drop(Workloads, Container + "liveness_probe"),
                Drop(Workloads, Container + "readiness_probe"))),
        Of(FaultFamily.Wiring, "kubernetes-namespace-of-another", "it stands in another namespace",
            Either(Another("*", "kubernetes_namespace"), Another("*", "kubernetes_namespace_v1"))),
    ];
}
