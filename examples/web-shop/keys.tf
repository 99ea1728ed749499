resource "aws_kms_key" "data" {
  description             = "Buckets, databases and caches of ${local.prefix}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_kms_key" "messages" {
  description             = "Queues and topics of ${local.prefix}"
  enable_key_rotation     = true
  deletion_window_in_days = 14
  policy                  = data.aws_iam_policy_document.messages_key.json
}

resource "aws_kms_key" "logs" {
  description             = "Log groups of ${local.prefix}"
  enable_key_rotation     = true
  deletion_window_in_days = 14
  policy                  = data.aws_iam_policy_document.logs_key.json
}

data "aws_iam_policy_document" "messages_key" {
  source_policy_documents = [data.aws_iam_policy_document.account_key.json]

  statement {
    sid       = "Alarms"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "logs_key" {
  source_policy_documents = [data.aws_iam_policy_document.account_key.json]

  statement {
    sid       = "LogGroups"
    actions   = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.${var.region}.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:aws:logs:${var.region}:${var.account_id}:log-group:*"]
    }
  }
}

# A key policy that leaves out the account locks everybody out of the key.
data "aws_iam_policy_document" "account_key" {
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }
  }
}
