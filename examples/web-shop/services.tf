resource "aws_ecs_cluster" "shop" {
  name = local.prefix

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_cluster_capacity_providers" "shop" {
  cluster_name       = aws_ecs_cluster.shop.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}

module "catalog" {
  source = "./modules/service"

  prefix        = local.prefix
  name          = "catalog"
  image         = "${var.image_registry}/catalog:${lookup(var.image_tags, "catalog", "stable")}"
  cpu           = 512
  memory        = 1024
  desired_count = lookup(var.desired_counts, "catalog", 2)
  route         = local.routes["catalog"]

  vpc_id                          = module.network.vpc_id
  subnet_ids                      = module.network.private_subnet_ids
  cluster_arn                     = aws_ecs_cluster.shop.arn
  execution_role_arn              = aws_iam_role.task_execution.arn
  listener_arn                    = aws_lb_listener.https.arn
  load_balancer_security_group_id = aws_security_group.load_balancer.id
  log_key_arn                     = aws_kms_key.logs.arn
  log_retention_days              = var.log_retention_days

  settings = {
    DATABASE_HOST = aws_db_instance.catalog.address
    CACHE_HOST    = aws_elasticache_replication_group.sessions.primary_endpoint_address
    MEDIA_BUCKET  = aws_s3_bucket.media.bucket
  }
}

module "cart" {
  source = "./modules/service"

  prefix        = local.prefix
  name          = "cart"
  image         = "${var.image_registry}/cart:${lookup(var.image_tags, "cart", "stable")}"
  desired_count = lookup(var.desired_counts, "cart", 2)
  capacity      = { FARGATE = 1, FARGATE_SPOT = 3 }
  route         = local.routes["cart"]

  vpc_id                          = module.network.vpc_id
  subnet_ids                      = module.network.private_subnet_ids
  cluster_arn                     = aws_ecs_cluster.shop.arn
  execution_role_arn              = aws_iam_role.task_execution.arn
  listener_arn                    = aws_lb_listener.https.arn
  load_balancer_security_group_id = aws_security_group.load_balancer.id
  log_key_arn                     = aws_kms_key.logs.arn
  log_retention_days              = var.log_retention_days

  settings = {
    CACHE_HOST        = aws_elasticache_replication_group.sessions.primary_endpoint_address
    CART_EVENTS_QUEUE = aws_sqs_queue.cart_events.url
  }
}

module "checkout" {
  source = "./modules/service"

  prefix        = local.prefix
  name          = "checkout"
  image         = "${var.image_registry}/checkout:${lookup(var.image_tags, "checkout", "stable")}"
  port          = 8081
  cpu           = 512
  memory        = 1024
  desired_count = lookup(var.desired_counts, "checkout", 2)
  route         = local.routes["checkout"]

  vpc_id                          = module.network.vpc_id
  subnet_ids                      = module.network.private_subnet_ids
  cluster_arn                     = aws_ecs_cluster.shop.arn
  execution_role_arn              = aws_iam_role.task_execution.arn
  listener_arn                    = aws_lb_listener.https.arn
  load_balancer_security_group_id = aws_security_group.load_balancer.id
  log_key_arn                     = aws_kms_key.logs.arn
  log_retention_days              = var.log_retention_days

  settings = {
    DATABASE_HOST  = aws_db_instance.orders.address
    ORDERS_QUEUE   = aws_sqs_queue.orders.url
    SHIPPING_QUEUE = aws_sqs_queue.shipping.url
  }
}

module "payments" {
  source = "./modules/service"

  prefix        = local.prefix
  name          = "payments"
  image         = "${var.image_registry}/payments:${lookup(var.image_tags, "payments", "stable")}"
  port          = 8443
  cpu           = 512
  memory        = 2048
  desired_count = lookup(var.desired_counts, "payments", 2)
  route         = local.routes["payments"]

  vpc_id                          = module.network.vpc_id
  subnet_ids                      = module.network.private_subnet_ids
  cluster_arn                     = aws_ecs_cluster.shop.arn
  execution_role_arn              = aws_iam_role.task_execution.arn
  listener_arn                    = aws_lb_listener.https.arn
  load_balancer_security_group_id = aws_security_group.load_balancer.id
  log_key_arn                     = aws_kms_key.logs.arn
  log_retention_days              = var.log_retention_days

  settings = {
    DATABASE_HOST = aws_db_instance.payments.address
    REFUNDS_QUEUE = aws_sqs_queue.refunds.url
  }
}

module "search" {
  source = "./modules/service"

  prefix        = local.prefix
  name          = "search"
  image         = "${var.image_registry}/search:${lookup(var.image_tags, "search", "stable")}"
  port          = 9200
  cpu           = 1024
  memory        = 4096
  desired_count = lookup(var.desired_counts, "search", 2)
  capacity      = { FARGATE = 1, FARGATE_SPOT = 1 }
  route         = local.routes["search"]

  vpc_id                          = module.network.vpc_id
  subnet_ids                      = module.network.public_subnet_ids
  cluster_arn                     = aws_ecs_cluster.shop.arn
  execution_role_arn              = aws_iam_role.task_execution.arn
  listener_arn                    = aws_lb_listener.https.arn
  load_balancer_security_group_id = aws_security_group.load_balancer.id
  log_key_arn                     = aws_kms_key.logs.arn
  log_retention_days              = var.log_retention_days

  settings = {
    DATABASE_HOST = aws_db_instance.catalog.address
  }
}
