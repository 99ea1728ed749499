locals {
  # What a workload needs in the whole project; narrower grants stand beside the resource they are about.
  workload_roles = {
    composer-worker      = { member = google_service_account.composer.member, role = "roles/composer.worker" }
    composer-jobs        = { member = google_service_account.composer.member, role = "roles/bigquery.jobUser" }
    dataflow-worker      = { member = google_service_account.dataflow.member, role = "roles/dataflow.worker" }
    dataflow-subscriber  = { member = google_service_account.dataflow.member, role = "roles/pubsub.subscriber" }
    order-loader-jobs    = { member = module.order_loader.member, role = "roles/bigquery.jobUser" }
    payment-loader-jobs  = { member = module.payment_loader.member, role = "roles/bigquery.jobUser" }
    catalog-loader-jobs  = { member = module.catalog_loader.member, role = "roles/editor" }
    profile-api-jobs     = { member = module.profile_api.member, role = "roles/bigquery.jobUser" }
    push-agent           = { member = local.agents.pubsub, role = "roles/iam.serviceAccountTokenCreator" }
    dead-letters-agent   = { member = local.agents.pubsub, role = "roles/pubsub.subscriber" }
    composer-agent       = { member = local.agents.composer, role = "roles/composer.ServiceAgentV2Ext" }
    scheduler-run-invoke = { member = google_service_account.scheduler.member, role = "roles/run.invoker" }
  }
}

resource "google_project_iam_member" "workload" {
  for_each = local.workload_roles

  project = var.project_id
  role    = each.value.role
  member  = each.value.member
}
