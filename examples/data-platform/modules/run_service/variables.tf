variable "name" {
  description = "At most 26 characters, for the service account bears it too."
  type        = string
}

variable "region" {
  type = string
}

variable "image" {
  type = string
}

variable "invoker" {
  description = "Who may call the service, as an IAM member."
  type        = string
}

variable "network_id" {
  type = string
}

variable "subnet_id" {
  type = string
}

variable "cpu" {
  type    = string
  default = "1"
}

variable "memory" {
  type    = string
  default = "512Mi"
}

variable "concurrency" {
  type    = number
  default = 40
}

variable "timeout_seconds" {
  type    = number
  default = 60
}

variable "min_instances" {
  type    = number
  default = 0
}

variable "max_instances" {
  type    = number
  default = 10
}

variable "settings" {
  type    = map(string)
  default = {}
}

variable "secrets" {
  description = "Secret of each environment variable that holds one."
  type        = map(string)
  default     = {}
}
