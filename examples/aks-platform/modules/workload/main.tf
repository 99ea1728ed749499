resource "kubernetes_service_account_v1" "this" {
  metadata {
    name      = var.name
    namespace = var.namespace
  }

  automount_service_account_token = false
}

resource "kubernetes_deployment_v1" "this" {
  metadata {
    name      = var.name
    namespace = var.namespace
    labels    = { app = var.name }
  }

  spec {
    replicas = var.replicas

    selector {
      match_labels = { app = var.name }
    }

    strategy {
      type = "RollingUpdate"

      rolling_update {
        max_surge       = "1"
        max_unavailable = "0"
      }
    }

    template {
      metadata {
        labels = { app = var.name }
      }

      spec {
        service_account_name            = kubernetes_service_account_v1.this.metadata[0].name
        automount_service_account_token = false
        node_selector                   = var.node_selector

        container {
          name  = var.name
          image = var.image

          port {
            container_port = var.port
          }

          dynamic "env" {
            for_each = var.settings

            content {
              name  = env.key
              value = env.value
            }
          }

          resources {
            requests = {
              cpu    = var.cpu
              memory = var.memory
            }
            limits = {
              memory = var.memory
            }
          }

          security_context {
            privileged                 = var.privileged
            allow_privilege_escalation = var.privileged
            read_only_root_filesystem  = true

            capabilities {
              drop = ["ALL"]
            }
          }

          readiness_probe {
            period_seconds = 5

            http_get {
              path = "/ready"
              port = var.port
            }
          }

          liveness_probe {
            initial_delay_seconds = 20
            period_seconds        = 15

            http_get {
              path = "/alive"
              port = var.port
            }
          }
        }
      }
    }
  }
}

resource "kubernetes_service_v1" "this" {
  metadata {
    name      = var.name
    namespace = var.namespace
  }

  spec {
    type     = "ClusterIP"
    selector = { app = var.name }

    port {
      port        = 80
      target_port = var.port
    }
  }
}
