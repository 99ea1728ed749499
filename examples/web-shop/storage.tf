# One section a bucket, so that each says in one place how it is kept.

# Pictures of products, shown by the storefront.
resource "aws_s3_bucket" "media" {
  bucket = "${local.prefix}-media-${var.account_id}"
}

resource "aws_s3_bucket_public_access_block" "media" {
  bucket = aws_s3_bucket.media.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "media" {
  bucket = aws_s3_bucket.media.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "media" {
  bucket = aws_s3_bucket.media.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.data.arn
    }
  }
}

# Scripts and styles of the storefront.
resource "aws_s3_bucket" "assets" {
  bucket = "${local.prefix}-assets-${var.account_id}"
}

resource "aws_s3_bucket_public_access_block" "assets" {
  bucket = aws_s3_bucket.assets.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "assets" {
  bucket = aws_s3_bucket.assets.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "assets" {
  bucket = aws_s3_bucket.assets.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.data.arn
    }
  }
}

# Invoices as customers receive them.
resource "aws_s3_bucket" "invoices" {
  bucket = "${local.prefix}-invoices-${var.account_id}"
}

resource "aws_s3_bucket_public_access_block" "invoices" {
  bucket = aws_s3_bucket.invoices.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "invoices" {
  bucket = aws_s3_bucket.invoices.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "invoices" {
  bucket = aws_s3_bucket.invoices.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.data.arn
    }
  }
}

# Nightly extracts for merchandising and finance.
resource "aws_s3_bucket" "exports" {
  bucket = "${local.prefix}-exports-${var.account_id}"
}

resource "aws_s3_bucket_versioning" "exports" {
  bucket = aws_s3_bucket.exports.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "exports" {
  bucket = aws_s3_bucket.exports.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.data.arn
    }
  }
}

# Archives of the functions.
resource "aws_s3_bucket" "artifacts" {
  bucket = "${local.prefix}-artifacts-${var.account_id}"
}

resource "aws_s3_bucket_public_access_block" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.data.arn
    }
  }
}

# Photographs of goods that customers send back.
resource "aws_s3_bucket" "returns" {
  bucket = "${local.prefix}-returns-${var.account_id}"
}

resource "aws_s3_bucket_public_access_block" "returns" {
  bucket = aws_s3_bucket.returns.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "returns" {
  bucket = aws_s3_bucket.returns.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "returns" {
  bucket = aws_s3_bucket.returns.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.data.arn
    }
  }
}

locals {
  # Days an object, or an old version of it, is kept.
  expiry_days = {
    exports   = { bucket = aws_s3_bucket.exports.id, current = 90, superseded = 7 }
    artifacts = { bucket = aws_s3_bucket.artifacts.id, current = 365, superseded = 60 }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "expiry" {
  for_each = local.expiry_days

  bucket = each.value.bucket

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = each.value.current
    }

    noncurrent_version_expiration {
      noncurrent_days = each.value.superseded
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 3
    }
  }
}
