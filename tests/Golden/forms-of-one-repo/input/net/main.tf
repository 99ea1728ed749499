variable "prefix" {
  type = string
}

resource "terraform_data" "vpc" {
  input = "${var.prefix}-vpc"
}

resource "terraform_data" "gateway" {
  input = terraform_data.vpc.id
}

output "vpc_id" {
  value = terraform_data.vpc.id
}
