resource "google_logging_project_sink" "audit" {
  name                   = "audit"
  destination            = "storage.googleapis.com/${google_storage_bucket.audit.name}"
  filter                 = "logName:\"cloudaudit.googleapis.com\""
  unique_writer_identity = true
}

resource "google_monitoring_notification_channel" "oncall" {
  display_name = "Data on call"
  type         = "email"

  labels = {
    email_address = var.alert_address
  }
}

locals {
  alerts = {
    unacked-messages = {
      resource  = "pubsub_subscription"
      metric    = "pubsub.googleapis.com/subscription/oldest_unacked_message_age"
      aligner   = "ALIGN_MAX"
      threshold = 900
    }
    dead-letters = {
      resource  = "pubsub_topic"
      metric    = "pubsub.googleapis.com/topic/send_message_operation_count"
      aligner   = "ALIGN_RATE"
      threshold = 1
    }
    service-errors = {
      resource  = "cloud_run_revision"
      metric    = "run.googleapis.com/request_count"
      aligner   = "ALIGN_RATE"
      threshold = 5
    }
    dataflow-lag = {
      resource  = "dataflow_job"
      metric    = "dataflow.googleapis.com/job/system_lag"
      aligner   = "ALIGN_MAX"
      threshold = 300
    }
  }
}

resource "google_monitoring_alert_policy" "this" {
  for_each = local.alerts

  display_name          = each.key
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.oncall.id]

  conditions {
    display_name = each.key

    condition_threshold {
      filter          = "resource.type = \"${each.value.resource}\" AND metric.type = \"${each.value.metric}\""
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.threshold
      duration        = "300s"

      aggregations {
        alignment_period   = "60s"
        per_series_aligner = each.value.aligner
      }
    }
  }
}
