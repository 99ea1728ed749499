variable "name" {
  type = string
}

variable "namespace" {
  type = string
}

variable "image" {
  type = string
}

variable "replicas" {
  type    = number
  default = 2
}

variable "port" {
  type    = number
  default = 8080
}

variable "cpu" {
  description = "What is reserved; there is no limit, so that idle cores are used."
  type        = string
  default     = "100m"
}

variable "memory" {
  description = "What is reserved, and the limit too."
  type        = string
  default     = "256Mi"
}

variable "node_selector" {
  type    = map(string)
  default = {}
}

variable "settings" {
  type    = map(string)
  default = {}
}

variable "privileged" {
  type    = bool
  default = false
}
