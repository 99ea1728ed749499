resource "google_service_account" "gateway" {
  account_id   = "gateway"
  display_name = "The shop's gateway, which calls on behalf of customers"
}

resource "google_service_account" "push" {
  account_id   = "pubsub-push"
  display_name = "Signs what Pub/Sub pushes"
}

module "collector" {
  source = "./modules/run_service"

  name       = "collector"
  region     = var.region
  image      = "${var.image_repository}/collector:${lookup(var.image_tags, "collector", "stable")}"
  network_id = module.network.network_id
  subnet_id  = module.network.subnet_ids["services"]
  invoker    = google_service_account.gateway.member

  concurrency   = 80
  min_instances = 1
  max_instances = 40

  settings = {
    TOPIC  = google_pubsub_topic.clickstream.name
    BUCKET = google_storage_bucket.landing.name
  }
}

module "order_loader" {
  source = "./modules/run_service"

  name       = "order-loader"
  region     = var.region
  image      = "${var.image_repository}/order-loader:${lookup(var.image_tags, "order-loader", "stable")}"
  network_id = module.network.network_id
  subnet_id  = module.network.subnet_ids["services"]
  invoker    = google_service_account.push.member

  memory = "1Gi"

  settings = {
    DATASET = google_bigquery_dataset.orders.dataset_id
  }
}

module "payment_loader" {
  source = "./modules/run_service"

  name       = "payment-loader"
  region     = var.region
  image      = "${var.image_repository}/payment-loader:${lookup(var.image_tags, "payment-loader", "stable")}"
  network_id = module.network.network_id
  subnet_id  = module.network.subnet_ids["services"]
  invoker    = google_service_account.push.member

  concurrency = 10

  settings = {
    DATASET = google_bigquery_dataset.orders.dataset_id
  }

  secrets = {
    PROVIDER_TOKEN = google_secret_manager_secret.this["payment-provider"].secret_id
  }
}

module "catalog_loader" {
  source = "./modules/run_service"

  name       = "catalog-loader"
  region     = var.region
  image      = "${var.image_repository}/catalog-loader:${lookup(var.image_tags, "catalog-loader", "stable")}"
  network_id = module.network.network_id
  subnet_id  = module.network.subnet_ids["services"]
  invoker    = google_service_account.push.member

  memory          = "2Gi"
  cpu             = "2"
  timeout_seconds = 600

  settings = {
    DATASET = google_bigquery_dataset.catalog.dataset_id
  }

  secrets = {
    SUPPLIER_TOKEN = google_secret_manager_secret.this["supplier-feed"].secret_id
  }
}

module "profile_api" {
  source = "./modules/run_service"

  name       = "profile-api"
  region     = var.region
  image      = "${var.image_repository}/profile-api:${lookup(var.image_tags, "profile-api", "stable")}"
  network_id = module.network.network_id
  subnet_id  = module.network.subnet_ids["services"]
  invoker    = "allUsers"

  min_instances = 1

  settings = {
    DATASET = google_bigquery_dataset.customers.dataset_id
  }

  secrets = {
    PEPPER = google_secret_manager_secret.this["customer-pepper"].secret_id
  }
}

module "feature_api" {
  source = "./modules/run_service"

  name       = "feature-api"
  region     = var.region
  image      = "${var.image_repository}/feature-api:${lookup(var.image_tags, "feature-api", "stable")}"
  network_id = module.network.network_id
  subnet_id  = module.network.subnet_ids["services"]
  invoker    = google_service_account.gateway.member

  memory        = "4Gi"
  cpu           = "2"
  min_instances = 2
  max_instances = 20

  settings = {
    BUCKET = google_storage_bucket.models.name
  }
}
