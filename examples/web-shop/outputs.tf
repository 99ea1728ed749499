output "address" {
  description = "Where customers find the shop."
  value       = "https://${var.domain}"
}

output "load_balancer_dns_name" {
  value = aws_lb.shop.dns_name
}

output "services" {
  description = "Name of each service, for the deployment pipeline."
  value = {
    catalog  = module.catalog.service_name
    cart     = module.cart.service_name
    checkout = module.checkout.service_name
    payments = module.payments.service_name
    search   = module.search.service_name
  }
}

output "database_secrets" {
  description = "Secret that holds each database's administrator password."
  value = {
    catalog  = aws_db_instance.catalog.master_user_secret[0].secret_arn
    orders   = aws_db_instance.orders.master_user_secret[0].secret_arn
    payments = aws_db_instance.payments.master_user_secret[0].secret_arn
    accounts = aws_db_instance.accounts.master_user_secret[0].secret_arn
  }
}
