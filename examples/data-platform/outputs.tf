output "topics" {
  description = "Where other teams publish."
  value = {
    orders    = google_pubsub_topic.orders.id
    payments  = google_pubsub_topic.payments.id
    shipments = google_pubsub_topic.shipments.id
    catalog   = google_pubsub_topic.catalog.id
    profiles  = google_pubsub_topic.profiles.id
  }
}

output "services" {
  value = {
    collector   = module.collector.uri
    profile_api = module.profile_api.uri
    feature_api = module.feature_api.uri
  }
}

output "airflow_uri" {
  value = google_composer_environment.platform.config[0].airflow_uri
}

output "reporting_dataset" {
  value = google_bigquery_dataset.reporting.id
}
