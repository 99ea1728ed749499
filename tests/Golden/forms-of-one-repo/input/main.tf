variable "zones" {
  type    = set(string)
  default = ["a", "b.c"]
}

variable "secret" {
  type      = string
  default   = "hunter2"
  sensitive = true
}

variable "spare" {
  type    = number
  default = 0
}

locals {
  subnet_ids = [for subnet in terraform_data.subnet : subnet.id]
}

module "net" {
  source   = "./net"
  for_each = toset(["blue", "green"])
  prefix   = each.key
}

resource "terraform_data" "subnet" {
  for_each = var.zones
  input = {
    vpc  = module.net["blue"].vpc_id
    zone = each.key
  }
}

resource "terraform_data" "route" {
  for_each = var.zones
  input    = terraform_data.subnet[each.key].id
}

resource "terraform_data" "server" {
  count            = 2
  input            = local.subnet_ids
  triggers_replace = [terraform_data.subnet["a"].id, "fixed", null]
  depends_on       = [module.net]
}

resource "terraform_data" "password" {
  input = var.secret
}

resource "terraform_data" "spare" {
  count = var.spare
  input = [terraform_data.server[0].id, "x"]
}

data "terraform_remote_state" "other" {
  backend = "local"
  config  = { path = "${path.module}/other.json" }
}

output "ids" {
  value = terraform_data.server[*].id
}
