module "network" {
  source = "./modules/network"

  name       = local.prefix
  cidr_block = var.vpc_cidr
  zones      = [for letter in var.zone_letters : "${var.region}${letter}"]
}

resource "aws_security_group" "database" {
  name        = "${local.prefix}-database"
  description = "PostgreSQL instances of the shop"
  vpc_id      = module.network.vpc_id

  tags = { Name = "${local.prefix}-database" }
}

resource "aws_security_group" "cache" {
  name        = "${local.prefix}-cache"
  description = "Redis of the shop"
  vpc_id      = module.network.vpc_id

  tags = { Name = "${local.prefix}-cache" }
}

resource "aws_vpc_security_group_ingress_rule" "database_from_catalog" {
  security_group_id            = aws_security_group.database.id
  description                  = "PostgreSQL from catalog"
  referenced_security_group_id = module.catalog.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_ingress_rule" "database_from_checkout" {
  security_group_id            = aws_security_group.database.id
  description                  = "PostgreSQL from checkout"
  referenced_security_group_id = module.checkout.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_ingress_rule" "database_from_payments" {
  security_group_id            = aws_security_group.database.id
  description                  = "PostgreSQL from payments"
  referenced_security_group_id = module.payments.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_ingress_rule" "database_from_reporting" {
  security_group_id = aws_security_group.database.id
  description       = "PostgreSQL from reporting"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
}

resource "aws_vpc_security_group_ingress_rule" "database_from_search" {
  security_group_id            = aws_security_group.database.id
  description                  = "PostgreSQL from the search indexer"
  referenced_security_group_id = module.search.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_ingress_rule" "cache_from_cart" {
  security_group_id            = aws_security_group.cache.id
  description                  = "Redis from cart"
  referenced_security_group_id = module.cart.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}

resource "aws_vpc_security_group_ingress_rule" "cache_from_catalog" {
  security_group_id            = aws_security_group.cache.id
  description                  = "Redis from catalog"
  referenced_security_group_id = module.catalog.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}
