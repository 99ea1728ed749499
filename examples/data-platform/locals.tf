locals {
  prefix = "acme-data-${var.environment}"

  labels = {
    platform    = "data"
    environment = var.environment
    owner       = "data-platform"
  }

  # Google's own accounts, which write and decrypt for us.
  agents = {
    pubsub   = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
    secrets  = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-secretmanager.iam.gserviceaccount.com"
    storage  = data.google_storage_project_service_account.this.member
    composer = "serviceAccount:service-${data.google_project.this.number}@cloudcomposer-accounts.iam.gserviceaccount.com"
  }
}

data "google_project" "this" {
  project_id = var.project_id
}

data "google_storage_project_service_account" "this" {
  project = var.project_id
}
