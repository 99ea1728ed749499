resource "aws_sqs_queue" "cart_events" {
  name                       = "${local.prefix}-cart-events"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  kms_master_key_id          = aws_kms_key.messages.arn

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter["cart_events"].arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "orders" {
  name                       = "${local.prefix}-orders"
  visibility_timeout_seconds = 60
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  kms_master_key_id          = aws_kms_key.messages.arn

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter["orders"].arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "refunds" {
  name                       = "${local.prefix}-refunds"
  visibility_timeout_seconds = 120
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter["refunds"].arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "shipping" {
  name                       = "${local.prefix}-shipping"
  visibility_timeout_seconds = 90
  message_retention_seconds  = 604800
  receive_wait_time_seconds  = 20
  kms_master_key_id          = aws_kms_key.messages.arn

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter["shipping"].arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "dead_letter" {
  for_each = toset(["cart_events", "orders", "refunds", "shipping"])

  name                      = "${local.prefix}-${replace(each.key, "_", "-")}-dead"
  message_retention_seconds = 1209600
  receive_wait_time_seconds = 20
  kms_master_key_id         = aws_kms_key.messages.arn
}

resource "aws_sns_topic" "alerts" {
  name              = "${local.prefix}-alerts"
  kms_master_key_id = aws_kms_key.messages.arn
}

resource "aws_sns_topic_subscription" "alerts" {
  for_each = var.alert_addresses

  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = each.value
}
