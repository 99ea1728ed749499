locals {
  # What is sent to the workspace, beside the metrics that Azure keeps by itself.
  audited = {
    cluster            = { id = module.cluster.id, categories = ["kube-audit-admin", "guard"] }
    registry           = { id = azurerm_container_registry.platform.id, categories = ["ContainerRegistryLoginEvents"] }
    vault-orders       = { id = azurerm_key_vault.team["orders"].id, categories = ["AuditEvent"] }
    vault-billing      = { id = azurerm_key_vault.team["billing"].id, categories = ["AuditEvent"] }
    vault-customers    = { id = azurerm_key_vault.team["customers"].id, categories = ["AuditEvent"] }
    vault-partners     = { id = azurerm_key_vault.team["partners"].id, categories = ["AuditEvent"] }
    database-orders    = { id = azurerm_postgresql_flexible_server.orders.id, categories = ["PostgreSQLLogs"] }
    database-billing   = { id = azurerm_postgresql_flexible_server.billing.id, categories = ["PostgreSQLLogs"] }
    database-customers = { id = azurerm_postgresql_flexible_server.customers.id, categories = ["PostgreSQLLogs"] }
    database-reports   = { id = azurerm_postgresql_flexible_server.reports.id, categories = ["PostgreSQLLogs"] }
    database-partners  = { id = azurerm_postgresql_flexible_server.partners.id, categories = ["PostgreSQLLogs"] }
  }
}

resource "azurerm_monitor_diagnostic_setting" "audit" {
  for_each = local.audited

  name                       = "audit"
  target_resource_id         = each.value.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.platform.id

  dynamic "enabled_log" {
    for_each = each.value.categories

    content {
      category = enabled_log.value
    }
  }
}
