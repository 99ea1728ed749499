variable "name" {
  type = string
}

variable "cidr_block" {
  type = string
}

variable "zones" {
  description = "Full names of the availability zones, at most eight."
  type        = list(string)
}

locals {
  zone_index = { for index, zone in var.zones : zone => index }
}
