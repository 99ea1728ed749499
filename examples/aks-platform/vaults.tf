# One vault a team, and whoever is in the team may write it.
resource "azurerm_key_vault" "team" {
  for_each = toset(["orders", "billing", "customers", "partners"])

  name                          = "${local.prefix}-${each.key}"
  resource_group_name           = azurerm_resource_group.data.name
  location                      = var.location
  tenant_id                     = data.azurerm_client_config.current.tenant_id
  sku_name                      = "standard"
  enable_rbac_authorization     = true
  purge_protection_enabled      = true
  soft_delete_retention_days    = 30
  public_network_access_enabled = false
  tags                          = local.tags
}

resource "azurerm_role_assignment" "team_writes_secrets" {
  for_each = azurerm_key_vault.team

  scope                = each.value.id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = var.team_groups[each.key]
}
