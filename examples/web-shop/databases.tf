resource "aws_db_subnet_group" "shop" {
  name        = local.prefix
  description = "Databases of the shop"
  subnet_ids  = module.network.private_subnet_ids
}

resource "aws_db_instance" "catalog" {
  identifier = "${local.prefix}-catalog"
  db_name    = "catalog"
  username   = "catalog_admin"

  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = var.database_class
  multi_az                    = var.database_multi_az
  allocated_storage           = 100
  max_allocated_storage       = 400
  storage_type                = "gp3"
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.data.arn
  manage_master_user_password = true

  db_subnet_group_name   = aws_db_subnet_group.shop.name
  vpc_security_group_ids = [aws_security_group.database.id]
  publicly_accessible    = false

  backup_retention_period   = 7
  deletion_protection       = true
  copy_tags_to_snapshot     = true
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.prefix}-catalog-final"
}

resource "aws_db_instance" "orders" {
  identifier = "${local.prefix}-orders"
  db_name    = "orders"
  username   = "orders_admin"

  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = var.database_class
  multi_az                    = var.database_multi_az
  allocated_storage           = 200
  max_allocated_storage       = 800
  storage_type                = "gp3"
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.data.arn
  manage_master_user_password = true

  db_subnet_group_name   = aws_db_subnet_group.shop.name
  vpc_security_group_ids = [aws_security_group.database.id]
  publicly_accessible    = false

  backup_retention_period   = 14
  deletion_protection       = true
  copy_tags_to_snapshot     = true
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.prefix}-orders-final"
}

resource "aws_db_instance" "payments" {
  identifier = "${local.prefix}-payments"
  db_name    = "payments"
  username   = "payments_admin"

  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = var.database_class
  multi_az                    = var.database_multi_az
  allocated_storage           = 50
  max_allocated_storage       = 200
  storage_type                = "gp3"
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.data.arn
  manage_master_user_password = true

  db_subnet_group_name   = aws_db_subnet_group.shop.name
  vpc_security_group_ids = [aws_security_group.database.id]
  publicly_accessible    = false

  backup_retention_period   = 30
  deletion_protection       = true
  copy_tags_to_snapshot     = true
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.prefix}-payments-final"
}

resource "aws_db_instance" "accounts" {
  identifier = "${local.prefix}-accounts"
  db_name    = "accounts"
  username   = "accounts_admin"

  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = var.database_class
  multi_az                    = var.database_multi_az
  allocated_storage           = 20
  max_allocated_storage       = 80
  storage_type                = "gp3"
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.data.arn
  manage_master_user_password = true

  db_subnet_group_name   = aws_db_subnet_group.shop.name
  vpc_security_group_ids = [aws_security_group.database.id]
  publicly_accessible    = true

  backup_retention_period   = 14
  deletion_protection       = true
  copy_tags_to_snapshot     = true
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.prefix}-accounts-final"
}

resource "aws_elasticache_subnet_group" "shop" {
  name       = local.prefix
  subnet_ids = module.network.private_subnet_ids
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "${local.prefix}-sessions"
  description          = "Carts, sessions and hot catalog pages"

  engine             = "redis"
  engine_version     = "7.1"
  node_type          = var.cache_node_type
  num_cache_clusters = length(var.zone_letters)

  subnet_group_name          = aws_elasticache_subnet_group.shop.name
  security_group_ids         = [aws_security_group.cache.id]
  automatic_failover_enabled = true
  multi_az_enabled           = true
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  kms_key_id                 = aws_kms_key.data.arn
}
