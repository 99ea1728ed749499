resource "google_service_account" "composer" {
  account_id   = "composer"
  display_name = "Workers of Composer"
}

resource "google_service_account" "dataflow" {
  account_id   = "dataflow"
  display_name = "Workers of Dataflow"
}

resource "google_service_account" "scheduler" {
  account_id   = "scheduler"
  display_name = "Signs what the scheduler calls"
}

resource "google_composer_environment" "platform" {
  name   = local.prefix
  region = var.region

  config {
    environment_size = var.composer_size

    software_config {
      image_version = "composer-2.9.11-airflow-2.9.3"

      env_variables = {
        RAW_BUCKET        = google_storage_bucket.raw.name
        REPORTING_DATASET = google_bigquery_dataset.reporting.dataset_id
      }
    }

    node_config {
      network         = module.network.network_id
      subnetwork      = module.network.subnet_ids["workers"]
      service_account = google_service_account.composer.email
    }

    private_environment_config {
      enable_private_endpoint = true
    }

    workloads_config {
      scheduler {
        cpu        = 1
        memory_gb  = 4
        storage_gb = 2
        count      = 1
      }

      web_server {
        cpu        = 1
        memory_gb  = 2
        storage_gb = 2
      }

      worker {
        cpu        = 2
        memory_gb  = 8
        storage_gb = 5
        min_count  = 1
        max_count  = 4
      }
    }
  }

  depends_on = [google_project_iam_member.workload]
}

locals {
  schedules = {
    refresh-prices   = { cron = "*/30 * * * *", uri = "${module.catalog_loader.uri}/jobs/prices", retries = 1 }
    refresh-stock    = { cron = "*/10 * * * *", uri = "${module.catalog_loader.uri}/jobs/stock", retries = 0 }
    settle-payments  = { cron = "15 3 * * *", uri = "${module.payment_loader.uri}/jobs/settlement", retries = 5 }
    rebuild-features = { cron = "0 2 * * *", uri = "${module.feature_api.uri}/jobs/rebuild", retries = 3 }
  }
}

resource "google_cloud_scheduler_job" "call" {
  for_each = local.schedules

  name             = each.key
  region           = var.region
  schedule         = each.value.cron
  time_zone        = "Europe/Berlin"
  attempt_deadline = "320s"
  paused           = var.schedules_paused

  retry_config {
    retry_count = each.value.retries
  }

  http_target {
    http_method = "POST"
    uri         = each.value.uri

    oidc_token {
      service_account_email = google_service_account.scheduler.email
    }
  }
}
