# The only way from the cluster to what holds data.

resource "azurerm_private_endpoint" "registry" {
  name                = "${local.prefix}-registry"
  resource_group_name = azurerm_resource_group.cluster.name
  location            = var.location
  subnet_id           = module.network.subnet_ids["endpoints"]
  tags                = local.tags

  private_service_connection {
    name                           = "registry"
    private_connection_resource_id = azurerm_container_registry.platform.id
    subresource_names              = ["registry"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [module.network.private_zone_ids["registry"]]
  }
}

resource "azurerm_private_endpoint" "database_orders" {
  name                = "${local.prefix}-database-orders"
  resource_group_name = azurerm_resource_group.data.name
  location            = var.location
  subnet_id           = module.network.subnet_ids["endpoints"]
  tags                = local.tags

  private_service_connection {
    name                           = "database-orders"
    private_connection_resource_id = azurerm_postgresql_flexible_server.orders.id
    subresource_names              = ["postgresqlServer"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [module.network.private_zone_ids["postgres"]]
  }
}

resource "azurerm_private_endpoint" "database_billing" {
  name                = "${local.prefix}-database-billing"
  resource_group_name = azurerm_resource_group.data.name
  location            = var.location
  subnet_id           = module.network.subnet_ids["endpoints"]
  tags                = local.tags

  private_service_connection {
    name                           = "database-billing"
    private_connection_resource_id = azurerm_postgresql_flexible_server.billing.id
    subresource_names              = ["postgresqlServer"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [module.network.private_zone_ids["postgres"]]
  }
}

resource "azurerm_private_endpoint" "database_customers" {
  name                = "${local.prefix}-database-customers"
  resource_group_name = azurerm_resource_group.data.name
  location            = var.location
  subnet_id           = module.network.subnet_ids["endpoints"]
  tags                = local.tags

  private_service_connection {
    name                           = "database-customers"
    private_connection_resource_id = azurerm_postgresql_flexible_server.customers.id
    subresource_names              = ["postgresqlServer"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [module.network.private_zone_ids["postgres"]]
  }
}

resource "azurerm_private_endpoint" "database_reports" {
  name                = "${local.prefix}-database-reports"
  resource_group_name = azurerm_resource_group.data.name
  location            = var.location
  subnet_id           = module.network.subnet_ids["endpoints"]
  tags                = local.tags

  private_service_connection {
    name                           = "database-reports"
    private_connection_resource_id = azurerm_postgresql_flexible_server.reports.id
    subresource_names              = ["postgresqlServer"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [module.network.private_zone_ids["postgres"]]
  }
}

resource "azurerm_private_endpoint" "database_partners" {
  name                = "${local.prefix}-database-partners"
  resource_group_name = azurerm_resource_group.data.name
  location            = var.location
  subnet_id           = module.network.subnet_ids["endpoints"]
  tags                = local.tags

  private_service_connection {
    name                           = "database-partners"
    private_connection_resource_id = azurerm_postgresql_flexible_server.partners.id
    subresource_names              = ["postgresqlServer"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [module.network.private_zone_ids["postgres"]]
  }
}

resource "azurerm_private_endpoint" "storage_orders" {
  name                = "${local.prefix}-storage-orders"
  resource_group_name = azurerm_resource_group.data.name
  location            = var.location
  subnet_id           = module.network.subnet_ids["endpoints"]
  tags                = local.tags

  private_service_connection {
    name                           = "storage-orders"
    private_connection_resource_id = azurerm_storage_account.orders.id
    subresource_names              = ["blob"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [module.network.private_zone_ids["blob"]]
  }
}

resource "azurerm_private_endpoint" "storage_invoices" {
  name                = "${local.prefix}-storage-invoices"
  resource_group_name = azurerm_resource_group.data.name
  location            = var.location
  subnet_id           = module.network.subnet_ids["nodes"]
  tags                = local.tags

  private_service_connection {
    name                           = "storage-invoices"
    private_connection_resource_id = azurerm_storage_account.invoices.id
    subresource_names              = ["blob"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [module.network.private_zone_ids["blob"]]
  }
}

resource "azurerm_private_endpoint" "storage_customers" {
  name                = "${local.prefix}-storage-customers"
  resource_group_name = azurerm_resource_group.data.name
  location            = var.location
  subnet_id           = module.network.subnet_ids["endpoints"]
  tags                = local.tags

  private_service_connection {
    name                           = "storage-customers"
    private_connection_resource_id = azurerm_storage_account.customers.id
    subresource_names              = ["blob"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [module.network.private_zone_ids["blob"]]
  }
}

resource "azurerm_private_endpoint" "storage_reports" {
  name                = "${local.prefix}-storage-reports"
  resource_group_name = azurerm_resource_group.data.name
  location            = var.location
  subnet_id           = module.network.subnet_ids["endpoints"]
  tags                = local.tags

  private_service_connection {
    name                           = "storage-reports"
    private_connection_resource_id = azurerm_storage_account.reports.id
    subresource_names              = ["blob"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [module.network.private_zone_ids["blob"]]
  }
}

resource "azurerm_private_endpoint" "storage_exchange" {
  name                = "${local.prefix}-storage-exchange"
  resource_group_name = azurerm_resource_group.data.name
  location            = var.location
  subnet_id           = module.network.subnet_ids["endpoints"]
  tags                = local.tags

  private_service_connection {
    name                           = "storage-exchange"
    private_connection_resource_id = azurerm_storage_account.exchange.id
    subresource_names              = ["blob"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [module.network.private_zone_ids["blob"]]
  }
}

resource "azurerm_private_endpoint" "vault" {
  for_each = azurerm_key_vault.team

  name                = "${local.prefix}-vault-${each.key}"
  resource_group_name = azurerm_resource_group.data.name
  location            = var.location
  subnet_id           = module.network.subnet_ids["endpoints"]
  tags                = local.tags

  private_service_connection {
    name                           = "vault-${each.key}"
    private_connection_resource_id = each.value.id
    subresource_names              = ["vault"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [module.network.private_zone_ids["vault"]]
  }
}
