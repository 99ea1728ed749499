output "address" {
  description = "Where the workload answers inside the cluster."
  value       = "${kubernetes_service_v1.this.metadata[0].name}.${kubernetes_service_v1.this.metadata[0].namespace}.svc"
}
