locals {
  prefix = "shop-${var.environment}"

  tags = {
    Project     = "web-shop"
    Environment = var.environment
    Owner       = "team-shop"
    ManagedBy   = "terraform"
  }

  # Paths are matched in this order by the public listener.
  routes = {
    catalog  = { priority = 10, paths = ["/api/products/*", "/api/categories/*"] }
    search   = { priority = 20, paths = ["/api/search", "/api/suggest"] }
    cart     = { priority = 30, paths = ["/api/cart", "/api/cart/*"] }
    checkout = { priority = 40, paths = ["/api/checkout/*"] }
    payments = { priority = 50, paths = ["/api/payments/*", "/webhooks/psp"] }
  }

}
