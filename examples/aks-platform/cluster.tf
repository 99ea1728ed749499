resource "azurerm_resource_group" "cluster" {
  name     = "${local.prefix}-cluster"
  location = var.location
  tags     = local.tags
}

resource "azurerm_log_analytics_workspace" "platform" {
  name                = local.prefix
  resource_group_name = azurerm_resource_group.cluster.name
  location            = var.location
  sku                 = "PerGB2018"
  retention_in_days   = var.log_retention_days
  tags                = local.tags
}

module "cluster" {
  source = "./modules/cluster"

  name               = local.prefix
  resource_group     = azurerm_resource_group.cluster.name
  location           = var.location
  kubernetes_version = var.kubernetes_version
  subnet_id          = module.network.subnet_ids["nodes"]
  admin_group        = var.cluster_admin_group
  node_pools         = var.node_pools
  workspace_id       = azurerm_log_analytics_workspace.platform.id
  paid_tier          = var.environment == "prod"
  tags               = local.tags
}

resource "azurerm_container_registry" "platform" {
  name                          = "${local.compact}images"
  resource_group_name           = azurerm_resource_group.cluster.name
  location                      = var.location
  sku                           = "Premium"
  admin_enabled                 = false
  public_network_access_enabled = false
  zone_redundancy_enabled       = true
  tags                          = local.tags
}

resource "azurerm_role_assignment" "cluster_pulls_images" {
  scope                = azurerm_container_registry.platform.id
  role_definition_name = "AcrPull"
  principal_id         = module.cluster.kubelet_principal_id
}

resource "azurerm_role_assignment" "cluster_joins_subnet" {
  scope                = module.network.subnet_ids["nodes"]
  role_definition_name = "Network Contributor"
  principal_id         = module.cluster.principal_id
}

resource "azurerm_role_assignment" "teams_see_cluster" {
  for_each = var.team_groups

  scope                = module.cluster.id
  role_definition_name = "Azure Kubernetes Service Cluster User Role"
  principal_id         = each.value
}
