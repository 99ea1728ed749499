variable "name" {
  type = string
}

variable "region" {
  type = string
}

variable "subnets" {
  description = "Address range of each subnet, by its short name."
  type        = map(string)
}
