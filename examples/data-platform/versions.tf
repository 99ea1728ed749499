terraform {
  required_version = ">= 1.9"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.12"
    }
  }

  backend "gcs" {
    prefix = "data-platform"
  }
}

provider "google" {
  project = var.project_id
  region  = var.region

  default_labels = local.labels
}
