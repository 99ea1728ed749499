locals {
  prefix = "plat-${var.environment}"
  # Where neither hyphens nor capitals are allowed.
  compact = "plat${var.environment}"

  tags = {
    platform    = "aks"
    environment = var.environment
    owner       = "team-platform"
  }

  # The server id is that of AKS itself, the same in every tenant.
  kubelogin_args = ["get-token", "--login", "azurecli", "--server-id", "6dae42f8-4368-4678-94ff-3960e28e3630"]

  subnets = {
    nodes     = cidrsubnet(var.address_space, 4, 0)
    ingress   = cidrsubnet(var.address_space, 8, 16)
    endpoints = cidrsubnet(var.address_space, 8, 17)
  }
}

data "azurerm_client_config" "current" {}
