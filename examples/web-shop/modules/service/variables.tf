variable "prefix" {
  type = string
}

variable "name" {
  type = string
}

variable "image" {
  type = string
}

variable "port" {
  type    = number
  default = 8080
}

variable "cpu" {
  description = "CPU units; 1024 are one core."
  type        = number
  default     = 256
}

variable "memory" {
  description = "Memory in MiB."
  type        = number
  default     = 512
}

variable "desired_count" {
  type    = number
  default = 2
}

variable "capacity" {
  description = "Weight of each capacity provider."
  type        = map(number)
  default     = { FARGATE = 1 }
}

variable "settings" {
  description = "Environment variables of the container; nothing secret."
  type        = map(string)
  default     = {}
}

variable "route" {
  type = object({
    priority = number
    paths    = list(string)
  })
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "cluster_arn" {
  type = string
}

variable "execution_role_arn" {
  type = string
}

variable "listener_arn" {
  type = string
}

variable "load_balancer_security_group_id" {
  type = string
}

variable "log_key_arn" {
  type = string
}

variable "log_retention_days" {
  type = number
}
