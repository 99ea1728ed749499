environment          = "dev"
domain               = "shop.dev.example.com"
public_ingress_cidrs = ["198.51.100.0/24"]
log_retention_days   = 7

desired_counts = {
  catalog  = 1
  cart     = 1
  checkout = 1
  payments = 1
  search   = 1
}
