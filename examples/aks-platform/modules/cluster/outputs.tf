output "id" {
  value = azurerm_kubernetes_cluster.this.id
}

output "host" {
  value = azurerm_kubernetes_cluster.this.kube_config[0].host
}

output "ca_certificate" {
  value = azurerm_kubernetes_cluster.this.kube_config[0].cluster_ca_certificate
}

output "principal_id" {
  value = azurerm_user_assigned_identity.this.principal_id
}

output "kubelet_principal_id" {
  value = azurerm_kubernetes_cluster.this.kubelet_identity[0].object_id
}
