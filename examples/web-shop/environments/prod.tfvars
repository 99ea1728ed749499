environment        = "prod"
account_id         = "444455556666"
vpc_cidr           = "10.60.0.0/16"
domain             = "shop.example.com"
log_retention_days = 90
database_class     = "db.r7g.large"
database_multi_az  = true
cache_node_type    = "cache.r7g.large"

desired_counts = {
  catalog  = 6
  cart     = 4
  checkout = 4
  payments = 3
  search   = 5
}

image_tags = {
  catalog  = "2.14.0"
  cart     = "1.9.3"
  checkout = "3.2.1"
  payments = "3.0.7"
  search   = "1.22.0"
}
