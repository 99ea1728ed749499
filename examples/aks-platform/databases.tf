resource "azurerm_postgresql_flexible_server" "orders" {
  name                          = "${local.prefix}-orders"
  resource_group_name           = azurerm_resource_group.data.name
  location                      = var.location
  version                       = "16"
  sku_name                      = "GP_Standard_D4ds_v5"
  storage_mb                    = 131072
  auto_grow_enabled             = true
  backup_retention_days         = 14
  geo_redundant_backup_enabled  = true
  public_network_access_enabled = false
  zone                          = "1"
  tags                          = local.tags

  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = false
    tenant_id                     = data.azurerm_client_config.current.tenant_id
  }

  dynamic "high_availability" {
    for_each = var.database_high_availability ? ["2"] : []

    content {
      mode                      = "ZoneRedundant"
      standby_availability_zone = high_availability.value
    }
  }
}

resource "azurerm_postgresql_flexible_server" "billing" {
  name                          = "${local.prefix}-billing"
  resource_group_name           = azurerm_resource_group.data.name
  location                      = var.location
  version                       = "16"
  sku_name                      = "GP_Standard_D2ds_v5"
  storage_mb                    = 65536
  auto_grow_enabled             = true
  backup_retention_days         = 35
  geo_redundant_backup_enabled  = true
  public_network_access_enabled = false
  zone                          = "1"
  tags                          = local.tags

  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = false
    tenant_id                     = data.azurerm_client_config.current.tenant_id
  }

  dynamic "high_availability" {
    for_each = var.database_high_availability ? ["2"] : []

    content {
      mode                      = "ZoneRedundant"
      standby_availability_zone = high_availability.value
    }
  }
}

resource "azurerm_postgresql_flexible_server" "customers" {
  name                          = "${local.prefix}-customers"
  resource_group_name           = azurerm_resource_group.data.name
  location                      = var.location
  version                       = "16"
  sku_name                      = "GP_Standard_D2ds_v5"
  storage_mb                    = 65536
  auto_grow_enabled             = true
  backup_retention_days         = 14
  geo_redundant_backup_enabled  = true
  public_network_access_enabled = false
  zone                          = "1"
  tags                          = local.tags

  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = false
    tenant_id                     = data.azurerm_client_config.current.tenant_id
  }

  dynamic "high_availability" {
    for_each = var.database_high_availability ? ["2"] : []

    content {
      mode                      = "ZoneRedundant"
      standby_availability_zone = high_availability.value
    }
  }
}

resource "azurerm_postgresql_flexible_server" "reports" {
  name                          = "${local.prefix}-reports"
  resource_group_name           = azurerm_resource_group.data.name
  location                      = var.location
  version                       = "16"
  sku_name                      = "MO_Standard_E4ds_v5"
  storage_mb                    = 262144
  auto_grow_enabled             = true
  backup_retention_days         = 7
  geo_redundant_backup_enabled  = true
  public_network_access_enabled = true
  zone                          = "1"
  tags                          = local.tags

  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = false
    tenant_id                     = data.azurerm_client_config.current.tenant_id
  }

  dynamic "high_availability" {
    for_each = var.database_high_availability ? ["2"] : []

    content {
      mode                      = "ZoneRedundant"
      standby_availability_zone = high_availability.value
    }
  }
}

resource "azurerm_postgresql_flexible_server" "partners" {
  name                          = "${local.prefix}-partners"
  resource_group_name           = azurerm_resource_group.data.name
  location                      = var.location
  version                       = "16"
  sku_name                      = "GP_Standard_D2ds_v5"
  storage_mb                    = 32768
  auto_grow_enabled             = true
  backup_retention_days         = 14
  geo_redundant_backup_enabled  = true
  public_network_access_enabled = false
  zone                          = "1"
  tags                          = local.tags

  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = false
    tenant_id                     = data.azurerm_client_config.current.tenant_id
  }

  dynamic "high_availability" {
    for_each = var.database_high_availability ? ["2"] : []

    content {
      mode                      = "ZoneRedundant"
      standby_availability_zone = high_availability.value
    }
  }
}

resource "azurerm_postgresql_flexible_server_database" "this" {
  for_each = {
    orders    = azurerm_postgresql_flexible_server.orders.id
    billing   = azurerm_postgresql_flexible_server.billing.id
    customers = azurerm_postgresql_flexible_server.customers.id
    reports   = azurerm_postgresql_flexible_server.reports.id
    partners  = azurerm_postgresql_flexible_server.partners.id
  }

  name      = each.key
  server_id = each.value
  charset   = "UTF8"
  collation = "en_US.utf8"
}
