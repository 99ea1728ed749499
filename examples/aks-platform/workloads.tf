module "order_api" {
  source = "./modules/workload"

  name      = "order-api"
  namespace = kubernetes_namespace_v1.orders.metadata[0].name
  image     = "${azurerm_container_registry.platform.login_server}/order-api:${lookup(var.image_tags, "order-api", "stable")}"
  replicas  = 4
  memory    = "512Mi"

  settings = {
    DATABASE_HOST = azurerm_postgresql_flexible_server.orders.fqdn
    DOCUMENTS     = azurerm_storage_account.orders.primary_blob_endpoint
  }
}

module "invoice_api" {
  source = "./modules/workload"

  name      = "invoice-api"
  namespace = kubernetes_namespace_v1.billing.metadata[0].name
  image     = "${azurerm_container_registry.platform.login_server}/invoice-api:${lookup(var.image_tags, "invoice-api", "stable")}"
  port      = 8082

  settings = {
    DATABASE_HOST = azurerm_postgresql_flexible_server.billing.fqdn
    INVOICES      = azurerm_storage_account.invoices.primary_blob_endpoint
  }
}

module "customer_api" {
  source = "./modules/workload"

  name      = "customer-api"
  namespace = kubernetes_namespace_v1.customers.metadata[0].name
  image     = "${azurerm_container_registry.platform.login_server}/customer-api:${lookup(var.image_tags, "customer-api", "stable")}"
  replicas  = 3
  cpu       = "200m"

  settings = {
    DATABASE_HOST = azurerm_postgresql_flexible_server.customers.fqdn
    AVATARS       = azurerm_storage_account.customers.primary_blob_endpoint
  }
}

module "report_worker" {
  source = "./modules/workload"

  name          = "report-worker"
  namespace     = kubernetes_namespace_v1.reports.metadata[0].name
  image         = "${azurerm_container_registry.platform.login_server}/report-worker:${lookup(var.image_tags, "report-worker", "stable")}"
  cpu           = "2"
  memory        = "8Gi"
  node_selector = { workload = "memory" }

  settings = {
    DATABASE_HOST = azurerm_postgresql_flexible_server.reports.fqdn
    REPORTS       = azurerm_storage_account.reports.primary_blob_endpoint
  }
}

module "edge_gateway" {
  source = "./modules/workload"

  name      = "edge-gateway"
  namespace = kubernetes_namespace_v1.gateway.metadata[0].name
  image     = "${azurerm_container_registry.platform.login_server}/edge-gateway:${lookup(var.image_tags, "edge-gateway", "stable")}"
  replicas  = 3
  port      = 8000
  cpu       = "500m"

  settings = {
    ORDER_API    = module.order_api.address
    INVOICE_API  = module.invoice_api.address
    CUSTOMER_API = module.customer_api.address
  }
}

module "partner_sync" {
  source = "./modules/workload"

  name       = "partner-sync"
  namespace  = kubernetes_namespace_v1.partners.metadata[0].name
  image      = "${azurerm_container_registry.platform.login_server}/partner-sync:${lookup(var.image_tags, "partner-sync", "stable")}"
  replicas   = 1
  privileged = true

  settings = {
    DATABASE_HOST = azurerm_postgresql_flexible_server.partners.fqdn
    EXCHANGE      = azurerm_storage_account.exchange.primary_blob_endpoint
  }
}
