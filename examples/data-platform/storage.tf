# Files as they arrive.
resource "google_storage_bucket" "landing" {
  name                        = "${local.prefix}-landing"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.storage.id
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      age = 30
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

# What arrived, unchanged, for replays.
resource "google_storage_bucket" "raw" {
  name                        = "${local.prefix}-raw"
  location                    = var.region
  storage_class               = "NEARLINE"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.storage.id
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      age = 1095
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

# Tables for engines other than BigQuery.
resource "google_storage_bucket" "curated" {
  name                        = "${local.prefix}-curated"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.storage.id
  }

  lifecycle_rule {
    action {
      type          = "SetStorageClass"
      storage_class = "NEARLINE"
    }

    condition {
      age = 180
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

# Files that partners fetch.
resource "google_storage_bucket" "partner_drop" {
  name                        = "${local.prefix}-partner-drop"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = false
  public_access_prevention    = "enforced"
  force_destroy               = false

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.storage.id
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      age = 60
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

# Trained models and their features.
resource "google_storage_bucket" "models" {
  name                        = "${local.prefix}-models"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.storage.id
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      age = 400
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

# Whatever Dataflow and Composer put aside.
resource "google_storage_bucket" "scratch" {
  name                        = "${local.prefix}-scratch"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.storage.id
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      age = 7
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

# Exported logs.
resource "google_storage_bucket" "audit" {
  name                        = "${local.prefix}-audit"
  location                    = var.region
  storage_class               = "COLDLINE"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.storage.id
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      age = 2555
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

resource "google_storage_bucket_iam_member" "landing_collector" {
  bucket = google_storage_bucket.landing.name
  role   = "roles/storage.objectCreator"
  member = module.collector.member
}

resource "google_storage_bucket_iam_member" "raw_dataflow" {
  bucket = google_storage_bucket.raw.name
  role   = "roles/storage.objectUser"
  member = google_service_account.dataflow.member
}

resource "google_storage_bucket_iam_member" "scratch_dataflow" {
  bucket = google_storage_bucket.scratch.name
  role   = "roles/storage.objectUser"
  member = google_service_account.dataflow.member
}

resource "google_storage_bucket_iam_member" "models_features" {
  bucket = google_storage_bucket.models.name
  role   = "roles/storage.objectViewer"
  member = module.feature_api.member
}

resource "google_storage_bucket_iam_member" "audit_sink" {
  bucket = google_storage_bucket.audit.name
  role   = "roles/storage.objectCreator"
  member = google_logging_project_sink.audit.writer_identity
}
