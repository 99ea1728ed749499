locals {
  # Seconds a message may wait before somebody is woken.
  queue_age_limits = {
    orders   = { queue = aws_sqs_queue.orders.name, seconds = 300 }
    refunds  = { queue = aws_sqs_queue.refunds.name, seconds = 1800 }
    shipping = { queue = aws_sqs_queue.shipping.name, seconds = 900 }
  }
}

resource "aws_cloudwatch_metric_alarm" "queue_age" {
  for_each = local.queue_age_limits

  alarm_name          = "${local.prefix}-${each.key}-oldest-message"
  alarm_description   = "Messages in ${each.value.queue} are not being worked off"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.seconds
  period              = 60
  evaluation_periods  = 5
  alarm_actions       = [aws_sns_topic.alerts.arn]
  ok_actions          = [aws_sns_topic.alerts.arn]

  dimensions = { QueueName = each.value.queue }
}

resource "aws_cloudwatch_metric_alarm" "server_errors" {
  alarm_name          = "${local.prefix}-server-errors"
  alarm_description   = "The load balancer's targets answer with 5xx"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 25
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alerts.arn]
  ok_actions          = [aws_sns_topic.alerts.arn]

  dimensions = { LoadBalancer = aws_lb.shop.arn_suffix }
}

# What the deployment tool of the storefront reads.
resource "aws_ssm_parameter" "shared" {
  for_each = {
    cluster       = aws_ecs_cluster.shop.name
    assets-bucket = aws_s3_bucket.assets.bucket
    base-url      = "https://${var.domain}"
  }

  name  = "/${local.prefix}/${each.key}"
  type  = "String"
  value = each.value
}
