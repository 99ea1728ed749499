resource "kubernetes_namespace_v1" "orders" {
  metadata {
    name = "orders"

    labels = {
      team                              = "orders"
      "pod-security.kubernetes.io/warn" = "baseline"
    }
  }
}

resource "kubernetes_namespace_v1" "billing" {
  metadata {
    name = "billing"

    labels = {
      team                              = "billing"
      "pod-security.kubernetes.io/warn" = "baseline"
    }
  }
}

resource "kubernetes_namespace_v1" "customers" {
  metadata {
    name = "customers"

    labels = {
      team                              = "customers"
      "pod-security.kubernetes.io/warn" = "baseline"
    }
  }
}

resource "kubernetes_namespace_v1" "reports" {
  metadata {
    name = "reports"

    labels = {
      team                              = "reports"
      "pod-security.kubernetes.io/warn" = "baseline"
    }
  }
}

resource "kubernetes_namespace_v1" "gateway" {
  metadata {
    name = "gateway"

    labels = {
      team                              = "gateway"
      "pod-security.kubernetes.io/warn" = "baseline"
    }
  }
}

resource "kubernetes_namespace_v1" "partners" {
  metadata {
    name = "partners"

    labels = {
      team                              = "partners"
      "pod-security.kubernetes.io/warn" = "baseline"
    }
  }
}

resource "kubernetes_network_policy_v1" "orders" {
  metadata {
    name      = "callers"
    namespace = kubernetes_namespace_v1.orders.metadata[0].name
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {}

    ingress {
      from {
        namespace_selector {
          match_labels = { "kubernetes.io/metadata.name" = "gateway" }
        }
      }

      from {
        pod_selector {}
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "billing" {
  metadata {
    name      = "callers"
    namespace = kubernetes_namespace_v1.billing.metadata[0].name
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {}

    ingress {
      from {
        namespace_selector {
          match_labels = { "kubernetes.io/metadata.name" = "gateway" }
        }
      }

      from {
        pod_selector {}
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "reports" {
  metadata {
    name      = "callers"
    namespace = kubernetes_namespace_v1.reports.metadata[0].name
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {}

    ingress {
      from {
        namespace_selector {
          match_labels = { "kubernetes.io/metadata.name" = "gateway" }
        }
      }

      from {
        pod_selector {}
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "gateway" {
  metadata {
    name      = "callers"
    namespace = kubernetes_namespace_v1.gateway.metadata[0].name
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {}

    ingress {
      from {
        namespace_selector {
          match_labels = { "kubernetes.io/metadata.name" = "ingress-nginx" }
        }
      }

      from {
        pod_selector {}
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "partners" {
  metadata {
    name      = "callers"
    namespace = kubernetes_namespace_v1.partners.metadata[0].name
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {}

    ingress {
      from {
        namespace_selector {
          match_labels = { "kubernetes.io/metadata.name" = "gateway" }
        }
      }

      from {
        pod_selector {}
      }
    }
  }
}

locals {
  namespaces = {
    orders    = { name = kubernetes_namespace_v1.orders.metadata[0].name, cpu = "8", memory = "16Gi" }
    billing   = { name = kubernetes_namespace_v1.billing.metadata[0].name, cpu = "4", memory = "8Gi" }
    customers = { name = kubernetes_namespace_v1.customers.metadata[0].name, cpu = "4", memory = "8Gi" }
    reports   = { name = kubernetes_namespace_v1.reports.metadata[0].name, cpu = "16", memory = "64Gi" }
    gateway   = { name = kubernetes_namespace_v1.gateway.metadata[0].name, cpu = "4", memory = "4Gi" }
    partners  = { name = kubernetes_namespace_v1.partners.metadata[0].name, cpu = "2", memory = "4Gi" }
  }
}

resource "kubernetes_resource_quota_v1" "team" {
  for_each = local.namespaces

  metadata {
    name      = "team"
    namespace = each.value.name
  }

  spec {
    hard = {
      "requests.cpu"    = each.value.cpu
      "requests.memory" = each.value.memory
      "limits.memory"   = each.value.memory
    }
  }
}

resource "kubernetes_role_binding_v1" "team" {
  for_each = local.namespaces

  metadata {
    name      = "team"
    namespace = each.value.name
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "edit"
  }

  subject {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Group"
    name      = var.team_groups[each.key]
  }
}
