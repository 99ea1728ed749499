resource "google_pubsub_topic" "orders" {
  name                       = "orders"
  kms_key_name               = google_kms_crypto_key.messages.id
  message_retention_duration = "604800s"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

resource "google_pubsub_topic" "payments" {
  name                       = "payments"
  kms_key_name               = google_kms_crypto_key.storage.id
  message_retention_duration = "1209600s"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

resource "google_pubsub_topic" "shipments" {
  name                       = "shipments"
  kms_key_name               = google_kms_crypto_key.messages.id
  message_retention_duration = "604800s"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

resource "google_pubsub_topic" "catalog" {
  name                       = "catalog"
  kms_key_name               = google_kms_crypto_key.messages.id
  message_retention_duration = "259200s"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

resource "google_pubsub_topic" "profiles" {
  name                       = "profiles"
  kms_key_name               = google_kms_crypto_key.messages.id
  message_retention_duration = "259200s"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

resource "google_pubsub_topic" "clickstream" {
  name                       = "clickstream"
  kms_key_name               = google_kms_crypto_key.messages.id
  message_retention_duration = "86400s"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

resource "google_pubsub_topic" "dead_letters" {
  name                       = "dead-letters"
  kms_key_name               = google_kms_crypto_key.messages.id
  message_retention_duration = "2592000s"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

resource "google_pubsub_subscription" "orders" {
  name                       = "orders-order-loader"
  topic                      = google_pubsub_topic.orders.id
  ack_deadline_seconds       = 60
  message_retention_duration = "604800s"

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead_letters.id
    max_delivery_attempts = 5
  }

  push_config {
    push_endpoint = "${module.order_loader.uri}/events/orders"

    oidc_token {
      service_account_email = google_service_account.push.email
    }
  }
}

resource "google_pubsub_subscription" "payments" {
  name                       = "payments-payment-loader"
  topic                      = google_pubsub_topic.payments.id
  ack_deadline_seconds       = 60
  message_retention_duration = "604800s"

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead_letters.id
    max_delivery_attempts = 10
  }

  push_config {
    push_endpoint = "${module.payment_loader.uri}/events/payments"

    oidc_token {
      service_account_email = google_service_account.push.email
    }
  }
}

resource "google_pubsub_subscription" "shipments" {
  name                       = "shipments-order-loader"
  topic                      = google_pubsub_topic.shipments.id
  ack_deadline_seconds       = 30
  message_retention_duration = "604800s"

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  push_config {
    push_endpoint = "${module.order_loader.uri}/events/shipments"

    oidc_token {
      service_account_email = google_service_account.push.email
    }
  }
}

resource "google_pubsub_subscription" "catalog" {
  name                       = "catalog-catalog-loader"
  topic                      = google_pubsub_topic.catalog.id
  ack_deadline_seconds       = 120
  message_retention_duration = "604800s"

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead_letters.id
    max_delivery_attempts = 5
  }

  push_config {
    push_endpoint = "${module.catalog_loader.uri}/events/catalog"

    oidc_token {
      service_account_email = google_service_account.push.email
    }
  }
}

resource "google_pubsub_subscription" "profiles" {
  name                       = "profiles-feature-api"
  topic                      = google_pubsub_topic.profiles.id
  ack_deadline_seconds       = 30
  message_retention_duration = "604800s"

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead_letters.id
    max_delivery_attempts = 8
  }

  push_config {
    push_endpoint = "${module.feature_api.uri}/events/profiles"

    oidc_token {
      service_account_email = google_service_account.push.email
    }
  }
}

resource "google_pubsub_subscription" "clickstream" {
  name                       = "clickstream-dataflow"
  topic                      = google_pubsub_topic.clickstream.id
  ack_deadline_seconds       = 120
  message_retention_duration = "604800s"

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead_letters.id
    max_delivery_attempts = 20
  }
}

resource "google_pubsub_topic_iam_member" "dead_letters_agent" {
  topic  = google_pubsub_topic.dead_letters.id
  role   = "roles/pubsub.publisher"
  member = local.agents.pubsub
}

resource "google_pubsub_topic_iam_member" "clickstream_collector" {
  topic  = google_pubsub_topic.clickstream.id
  role   = "roles/pubsub.publisher"
  member = module.collector.member
}

# Reads the topic itself, so that no dead letter waits for a subscriber.
resource "google_dataflow_job" "dead_letters" {
  name                    = "dead-letters-to-raw"
  region                  = var.region
  template_gcs_path       = "gs://dataflow-templates-${var.region}/latest/Cloud_PubSub_to_GCS_Text"
  temp_gcs_location       = "${google_storage_bucket.scratch.url}/dead-letters"
  service_account_email   = google_service_account.dataflow.email
  subnetwork              = module.network.subnet_links["workers"]
  ip_configuration        = "WORKER_IP_PRIVATE"
  enable_streaming_engine = true
  max_workers             = 1
  on_delete               = "drain"

  parameters = {
    inputTopic           = google_pubsub_topic.dead_letters.id
    outputDirectory      = "${google_storage_bucket.raw.url}/dead-letters/"
    outputFilenamePrefix = "letters-"
  }
}

resource "google_dataflow_job" "clickstream" {
  name                    = "clickstream-to-bigquery"
  region                  = var.region
  template_gcs_path       = "gs://dataflow-templates-${var.region}/latest/PubSub_Subscription_to_BigQuery"
  temp_gcs_location       = "${google_storage_bucket.scratch.url}/clickstream"
  service_account_email   = google_service_account.dataflow.email
  subnetwork              = module.network.subnet_links["workers"]
  ip_configuration        = "WORKER_IP_PRIVATE"
  enable_streaming_engine = true
  max_workers             = var.dataflow_max_workers
  on_delete               = "drain"

  parameters = {
    inputSubscription = google_pubsub_subscription.clickstream.id
    outputTableSpec   = "${var.project_id}:${google_bigquery_table.page_views.dataset_id}.${google_bigquery_table.page_views.table_id}"
  }
}
