output "subnet_ids" {
  value = { for name, subnet in azurerm_subnet.this : name => subnet.id }
}

output "security_group_names" {
  value = { for name, group in azurerm_network_security_group.this : name => group.name }
}

output "private_zone_ids" {
  value = { for name, zone in azurerm_private_dns_zone.this : name => zone.id }
}
