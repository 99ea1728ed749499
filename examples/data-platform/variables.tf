variable "project_id" {
  type    = string
  default = "acme-data-dev"
}

variable "environment" {
  type    = string
  default = "dev"

  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "The environment is dev or prod."
  }
}

variable "region" {
  description = "Everything that holds data stays here."
  type        = string
  default     = "europe-west3"
}

variable "image_repository" {
  description = "Repository the services are released to; it belongs to the build project."
  type        = string
  default     = "europe-west3-docker.pkg.dev/acme-build/data"
}

variable "image_tags" {
  type    = map(string)
  default = {}
}

variable "subnet_ranges" {
  description = "Address range of each subnet."
  type        = map(string)
  default = {
    workers  = "10.20.0.0/20"
    services = "10.20.16.0/22"
  }
}

variable "composer_size" {
  type    = string
  default = "ENVIRONMENT_SIZE_SMALL"
}

variable "dataflow_max_workers" {
  type    = number
  default = 3
}

variable "schedules_paused" {
  description = "True where nothing should run on its own."
  type        = bool
  default     = true
}

variable "analyst_group" {
  type    = string
  default = "data-analysts@acme.example"
}

variable "alert_address" {
  type    = string
  default = "data-oncall@acme.example"
}
