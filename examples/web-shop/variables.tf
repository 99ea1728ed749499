variable "environment" {
  description = "Short name of the environment."
  type        = string
  default     = "dev"

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "The environment is one of dev, staging and prod."
  }
}

variable "account_id" {
  description = "Account the shop runs in; the provider refuses any other."
  type        = string
  default     = "111122223333"
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

variable "vpc_cidr" {
  description = "A /16; every subnet is a /20 cut from it."
  type        = string
  default     = "10.40.0.0/16"
}

variable "zone_letters" {
  description = "Availability zones, by letter."
  type        = list(string)
  default     = ["a", "b"]
}

variable "domain" {
  type    = string
  default = "shop.example.com"
}

variable "hosted_zone_id" {
  description = "Public zone that holds the domain; it belongs to the organisation's DNS account."
  type        = string
  default     = "Z08154711EXAMPLE0000"
}

variable "public_ingress_cidrs" {
  description = "Who reaches the load balancer. Narrow it to the office network outside production."
  type        = set(string)
  default     = ["0.0.0.0/0"]
}

variable "image_registry" {
  type    = string
  default = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
}

variable "image_tags" {
  description = "Released image of each service."
  type        = map(string)
  default     = {}
}

variable "desired_counts" {
  description = "Tasks of each service; two where nothing is said."
  type        = map(number)
  default     = {}
}

variable "log_retention_days" {
  type    = number
  default = 30
}

variable "database_class" {
  type    = string
  default = "db.t4g.medium"
}

variable "database_multi_az" {
  type    = bool
  default = false
}

variable "cache_node_type" {
  type    = string
  default = "cache.t4g.small"
}

variable "alert_addresses" {
  description = "Mailboxes told when an alarm fires."
  type        = set(string)
  default     = ["shop-oncall@example.com"]
}
