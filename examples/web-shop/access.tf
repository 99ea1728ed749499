data "aws_iam_policy_document" "task_execution_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "task_execution" {
  name               = "${local.prefix}-task-execution"
  assume_role_policy = data.aws_iam_policy_document.task_execution_assume.json
}

resource "aws_iam_role_policy_attachment" "task_execution" {
  role       = aws_iam_role.task_execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

data "aws_iam_policy_document" "send" {
  for_each = {
    cart     = [aws_sqs_queue.cart_events.arn]
    checkout = [aws_sqs_queue.orders.arn, aws_sqs_queue.shipping.arn]
    payments = [aws_sqs_queue.refunds.arn]
  }

  statement {
    actions   = ["sqs:SendMessage", "sqs:GetQueueAttributes"]
    resources = each.value
  }

  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.messages.arn]
  }
}

resource "aws_iam_role_policy" "cart_send" {
  name   = "send-messages"
  role   = module.cart.task_role_name
  policy = data.aws_iam_policy_document.send["cart"].json
}

resource "aws_iam_role_policy" "checkout_send" {
  name   = "send-messages"
  role   = module.checkout.task_role_name
  policy = data.aws_iam_policy_document.send["checkout"].json
}

resource "aws_iam_role_policy" "payments_send" {
  name   = "send-messages"
  role   = module.payments.task_role_name
  policy = data.aws_iam_policy_document.send["payments"].json
}
