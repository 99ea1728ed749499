output "cluster_id" {
  value = module.cluster.id
}

output "registry" {
  description = "Where images are pushed, from the build range only."
  value       = azurerm_container_registry.platform.login_server
}

output "vault_uris" {
  value = { for team, vault in azurerm_key_vault.team : team => vault.vault_uri }
}

output "gateway_address" {
  value = module.edge_gateway.address
}
