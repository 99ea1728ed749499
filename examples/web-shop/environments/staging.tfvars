environment          = "staging"
account_id           = "777788889999"
vpc_cidr             = "10.50.0.0/16"
domain               = "shop.staging.example.com"
public_ingress_cidrs = ["198.51.100.0/24"]

image_tags = {
  catalog  = "2.15.0-rc1"
  cart     = "1.9.3"
  checkout = "3.3.0-rc2"
  payments = "3.0.7"
  search   = "1.22.0"
}
