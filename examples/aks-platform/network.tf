resource "azurerm_resource_group" "network" {
  name     = "${local.prefix}-network"
  location = var.location
  tags     = local.tags
}

module "network" {
  source = "./modules/network"

  name           = local.prefix
  resource_group = azurerm_resource_group.network.name
  location       = var.location
  address_space  = var.address_space
  subnets        = local.subnets
  tags           = local.tags

  private_zones = {
    postgres = "privatelink.postgres.database.azure.com"
    vault    = "privatelink.vaultcore.azure.net"
    blob     = "privatelink.blob.core.windows.net"
    registry = "privatelink.azurecr.io"
  }
}

locals {
  # Comes on top of what Azure allows inside a virtual network by itself.
  inbound = {
    front-door-to-ingress = { subnet = "ingress", priority = 100, source = "AzureFrontDoor.Backend", port = "443" }
    probes-to-ingress     = { subnet = "ingress", priority = 110, source = "AzureLoadBalancer", port = "443" }
    ingress-to-nodes      = { subnet = "nodes", priority = 100, source = local.subnets.ingress, port = "8080" }
    probes-to-nodes       = { subnet = "nodes", priority = 110, source = "AzureLoadBalancer", port = "30000-32767" }
    vendor-to-nodes       = { subnet = "nodes", priority = 120, source = "Internet", port = "*" }
    nodes-to-databases    = { subnet = "endpoints", priority = 100, source = local.subnets.nodes, port = "5432" }
    nodes-to-endpoints    = { subnet = "endpoints", priority = 110, source = local.subnets.nodes, port = "443" }
    build-to-registry     = { subnet = "endpoints", priority = 120, source = var.build_range, port = "443" }
  }
}

resource "azurerm_network_security_rule" "inbound" {
  for_each = local.inbound

  name                        = each.key
  resource_group_name         = azurerm_resource_group.network.name
  network_security_group_name = module.network.security_group_names[each.value.subnet]
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  priority                    = each.value.priority
  source_address_prefix       = each.value.source
  source_port_range           = "*"
  destination_address_prefix  = local.subnets[each.value.subnet]
  destination_port_range      = each.value.port
}
