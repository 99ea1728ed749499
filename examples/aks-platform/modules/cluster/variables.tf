variable "name" {
  type = string
}

variable "resource_group" {
  type = string
}

variable "location" {
  type = string
}

variable "kubernetes_version" {
  type = string
}

variable "subnet_id" {
  type = string
}

variable "admin_group" {
  type = string
}

variable "node_pools" {
  type = map(object({
    vm_size = string
    min     = number
    max     = number
    labels  = map(string)
    taints  = list(string)
  }))
}

variable "workspace_id" {
  type = string
}

variable "paid_tier" {
  description = "True buys the uptime agreement."
  type        = bool
}

variable "tags" {
  type = map(string)
}
