variable "environment" {
  type    = string
  default = "test"

  validation {
    condition     = contains(["test", "prod"], var.environment)
    error_message = "The environment is test or prod."
  }
}

variable "subscription_id" {
  type    = string
  default = "00000000-0000-4000-8000-000000000001"
}

variable "location" {
  type    = string
  default = "westeurope"
}

variable "address_space" {
  description = "A /16; the subnets are cut from it."
  type        = string
  default     = "10.80.0.0/16"
}

variable "build_range" {
  description = "Where the build agents sit; they push images and nothing else."
  type        = string
  default     = "10.12.4.0/24"
}

variable "kubernetes_version" {
  type    = string
  default = "1.31"
}

variable "cluster_admin_group" {
  description = "Object id of the group that administers the cluster."
  type        = string
  default     = "00000000-0000-4000-8000-0000000000a0"
}

variable "team_groups" {
  description = "Object id of each team's group."
  type        = map(string)
  default = {
    orders    = "00000000-0000-4000-8000-0000000000b1"
    billing   = "00000000-0000-4000-8000-0000000000b2"
    customers = "00000000-0000-4000-8000-0000000000b3"
    reports   = "00000000-0000-4000-8000-0000000000b4"
    gateway   = "00000000-0000-4000-8000-0000000000b5"
    partners  = "00000000-0000-4000-8000-0000000000b6"
  }
}

variable "node_pools" {
  type = map(object({
    vm_size = string
    min     = number
    max     = number
    labels  = optional(map(string), {})
    taints  = optional(list(string), [])
  }))
  default = {
    general = { vm_size = "Standard_D4ds_v5", min = 2, max = 4 }
    memory  = { vm_size = "Standard_E4ds_v5", min = 0, max = 2, labels = { workload = "memory" } }
    batch   = { vm_size = "Standard_D8ds_v5", min = 0, max = 3, taints = ["batch=true:NoSchedule"] }
  }
}

variable "database_high_availability" {
  type    = bool
  default = false
}

variable "log_retention_days" {
  type    = number
  default = 30
}

variable "image_tags" {
  type    = map(string)
  default = {}
}
