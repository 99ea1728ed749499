locals {
  # What each function may do is said here, beside what it is.
  functions = {
    order-mailer = {
      memory    = 256
      timeout   = 30
      actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
      resources = [aws_sqs_queue.orders.arn]
    }
    invoice-renderer = {
      memory    = 1024
      timeout   = 120
      actions   = ["s3:GetObject", "s3:PutObject"]
      resources = ["${aws_s3_bucket.invoices.arn}/*"]
    }
    stock-sync = {
      memory    = 512
      timeout   = 300
      actions   = ["*"]
      resources = ["*"]
    }
    refund-worker = {
      memory    = 256
      timeout   = 90
      actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
      resources = [aws_sqs_queue.refunds.arn]
    }
  }
}

data "aws_iam_policy_document" "function_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "function" {
  for_each = local.functions

  name               = "${local.prefix}-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.function_assume.json
}

resource "aws_iam_role_policy" "function" {
  for_each = local.functions

  name = "work"
  role = aws_iam_role.function[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Work"
        Effect   = "Allow"
        Action   = each.value.actions
        Resource = each.value.resources
      },
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = ["${aws_cloudwatch_log_group.function[each.key].arn}:*"]
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "function" {
  for_each = local.functions

  name              = "/aws/lambda/${local.prefix}-${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_lambda_function" "this" {
  for_each = local.functions

  function_name = "${local.prefix}-${each.key}"
  role          = aws_iam_role.function[each.key].arn
  runtime       = "provided.al2023"
  handler       = "bootstrap"
  architectures = ["arm64"]
  memory_size   = each.value.memory
  timeout       = each.value.timeout
  s3_bucket     = aws_s3_bucket.artifacts.bucket
  s3_key        = "functions/${each.key}.zip"

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.function[each.key].name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_lambda_event_source_mapping" "queue" {
  for_each = {
    order-mailer  = aws_sqs_queue.orders.arn
    refund-worker = aws_sqs_queue.refunds.arn
  }

  function_name    = aws_lambda_function.this[each.key].arn
  event_source_arn = each.value
  batch_size       = 10
}
