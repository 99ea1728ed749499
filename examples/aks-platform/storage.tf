resource "azurerm_resource_group" "data" {
  name     = "${local.prefix}-data"
  location = var.location
  tags     = local.tags
}

resource "azurerm_storage_account" "orders" {
  name                            = "${local.compact}orders"
  resource_group_name             = azurerm_resource_group.data.name
  location                        = var.location
  account_kind                    = "StorageV2"
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  allow_nested_items_to_be_public = false
  shared_access_key_enabled       = false
  public_network_access_enabled   = false
  tags                            = local.tags

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 14
    }
  }
}

resource "azurerm_storage_account" "invoices" {
  name                            = "${local.compact}invoices"
  resource_group_name             = azurerm_resource_group.data.name
  location                        = var.location
  account_kind                    = "StorageV2"
  account_tier                    = "Standard"
  account_replication_type        = "GZRS"
  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  allow_nested_items_to_be_public = false
  shared_access_key_enabled       = false
  public_network_access_enabled   = false
  tags                            = local.tags

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 90
    }
  }
}

resource "azurerm_storage_account" "customers" {
  name                            = "${local.compact}customers"
  resource_group_name             = azurerm_resource_group.data.name
  location                        = var.location
  account_kind                    = "StorageV2"
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  allow_nested_items_to_be_public = false
  shared_access_key_enabled       = false
  public_network_access_enabled   = false
  tags                            = local.tags

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 30
    }
  }
}

resource "azurerm_storage_account" "reports" {
  name                            = "${local.compact}reports"
  resource_group_name             = azurerm_resource_group.data.name
  location                        = var.location
  account_kind                    = "StorageV2"
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  allow_nested_items_to_be_public = false
  shared_access_key_enabled       = false
  public_network_access_enabled   = false
  tags                            = local.tags

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 7
    }
  }
}

resource "azurerm_storage_account" "exchange" {
  name                            = "${local.compact}exchange"
  resource_group_name             = azurerm_resource_group.data.name
  location                        = var.location
  account_kind                    = "StorageV2"
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  min_tls_version                 = "TLS1_0"
  https_traffic_only_enabled      = true
  allow_nested_items_to_be_public = false
  shared_access_key_enabled       = false
  public_network_access_enabled   = false
  tags                            = local.tags

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 14
    }
  }
}

locals {
  containers = {
    order-documents = azurerm_storage_account.orders.id
    invoices        = azurerm_storage_account.invoices.id
    dunning-letters = azurerm_storage_account.invoices.id
    avatars         = azurerm_storage_account.customers.id
    daily-reports   = azurerm_storage_account.reports.id
    partner-inbox   = azurerm_storage_account.exchange.id
    partner-outbox  = azurerm_storage_account.exchange.id
  }
}

resource "azurerm_storage_container" "this" {
  for_each = local.containers

  name                  = each.key
  storage_account_id    = each.value
  container_access_type = "private"
}
