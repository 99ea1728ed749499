variable "name" {
  type = string
}

variable "resource_group" {
  type = string
}

variable "location" {
  type = string
}

variable "address_space" {
  type = string
}

variable "subnets" {
  description = "Address range of each subnet, by name."
  type        = map(string)
}

variable "private_zones" {
  description = "Private DNS zones of the services that have endpoints here, by short name."
  type        = map(string)
}

variable "tags" {
  type = map(string)
}
