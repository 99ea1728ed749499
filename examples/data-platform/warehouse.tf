resource "google_bigquery_dataset" "orders" {
  dataset_id                 = "orders"
  friendly_name              = "Orders"
  description                = "Orders, payments and refunds"
  location                   = var.region
  max_time_travel_hours      = 168
  delete_contents_on_destroy = false

  depends_on = [google_project_service.enabled]
}

resource "google_bigquery_dataset" "catalog" {
  dataset_id                 = "catalog"
  friendly_name              = "Catalog"
  description                = "Products, prices and stock"
  location                   = var.region
  max_time_travel_hours      = 168
  delete_contents_on_destroy = false

  depends_on = [google_project_service.enabled]
}

resource "google_bigquery_dataset" "customers" {
  dataset_id                 = "customers"
  friendly_name              = "Customers"
  description                = "Customers, without what identifies them"
  location                   = var.region
  max_time_travel_hours      = 168
  delete_contents_on_destroy = false

  depends_on = [google_project_service.enabled]
}

resource "google_bigquery_dataset" "clickstream" {
  dataset_id                  = "clickstream"
  friendly_name               = "Clickstream"
  description                 = "Events of the storefront"
  location                    = var.region
  max_time_travel_hours       = 168
  delete_contents_on_destroy  = false
  default_table_expiration_ms = 34560000000

  depends_on = [google_project_service.enabled]
}

resource "google_bigquery_dataset" "experiments" {
  dataset_id                 = "experiments"
  friendly_name              = "Experiments"
  description                = "Assignments and outcomes of experiments"
  location                   = "US"
  max_time_travel_hours      = 168
  delete_contents_on_destroy = false

  depends_on = [google_project_service.enabled]
}

resource "google_bigquery_dataset" "reporting" {
  dataset_id                 = "reporting"
  friendly_name              = "Reporting"
  description                = "What dashboards read"
  location                   = var.region
  max_time_travel_hours      = 168
  delete_contents_on_destroy = false

  depends_on = [google_project_service.enabled]
}

resource "google_bigquery_dataset" "staging" {
  dataset_id                  = "staging"
  friendly_name               = "Staging"
  description                 = "Loads in progress"
  location                    = var.region
  max_time_travel_hours       = 168
  delete_contents_on_destroy  = false
  default_table_expiration_ms = 604800000

  depends_on = [google_project_service.enabled]
}

resource "google_bigquery_table" "orders" {
  dataset_id          = google_bigquery_dataset.orders.dataset_id
  table_id            = "orders"
  deletion_protection = true
  clustering          = ["country", "channel"]

  time_partitioning {
    type  = "DAY"
    field = "created_at"
  }

  schema = jsonencode([
    { name = "order_id", type = "STRING", mode = "REQUIRED" },
    { name = "country", type = "STRING", mode = "REQUIRED" },
    { name = "channel", type = "STRING", mode = "REQUIRED" },
    { name = "total", type = "NUMERIC", mode = "REQUIRED" },
    { name = "created_at", type = "TIMESTAMP", mode = "REQUIRED" },
  ])
}

resource "google_bigquery_table" "payments" {
  dataset_id          = google_bigquery_dataset.orders.dataset_id
  table_id            = "payments"
  deletion_protection = true
  clustering          = ["provider"]

  time_partitioning {
    type  = "DAY"
    field = "booked_at"
  }

  schema = jsonencode([
    { name = "payment_id", type = "STRING", mode = "REQUIRED" },
    { name = "order_id", type = "STRING", mode = "REQUIRED" },
    { name = "provider", type = "STRING", mode = "REQUIRED" },
    { name = "amount", type = "NUMERIC", mode = "REQUIRED" },
    { name = "booked_at", type = "TIMESTAMP", mode = "REQUIRED" },
  ])
}

resource "google_bigquery_table" "prices" {
  dataset_id          = google_bigquery_dataset.catalog.dataset_id
  table_id            = "prices"
  deletion_protection = true
  clustering          = ["sku"]

  time_partitioning {
    type  = "DAY"
    field = "valid_from"
  }

  schema = jsonencode([
    { name = "sku", type = "STRING", mode = "REQUIRED" },
    { name = "price", type = "NUMERIC", mode = "REQUIRED" },
    { name = "currency", type = "STRING", mode = "REQUIRED" },
    { name = "valid_from", type = "TIMESTAMP", mode = "REQUIRED" },
  ])
}

resource "google_bigquery_table" "segments" {
  dataset_id          = google_bigquery_dataset.customers.dataset_id
  table_id            = "segments"
  deletion_protection = true
  clustering          = ["segment"]

  time_partitioning {
    type  = "DAY"
    field = "computed_at"
  }

  schema = jsonencode([
    { name = "customer_key", type = "STRING", mode = "REQUIRED" },
    { name = "segment", type = "STRING", mode = "REQUIRED" },
    { name = "computed_at", type = "TIMESTAMP", mode = "REQUIRED" },
  ])
}

resource "google_bigquery_table" "page_views" {
  dataset_id          = google_bigquery_dataset.clickstream.dataset_id
  table_id            = "page_views"
  deletion_protection = true
  clustering          = ["page", "country"]

  time_partitioning {
    type  = "DAY"
    field = "seen_at"
  }

  schema = jsonencode([
    { name = "visit", type = "STRING", mode = "REQUIRED" },
    { name = "page", type = "STRING", mode = "REQUIRED" },
    { name = "country", type = "STRING", mode = "REQUIRED" },
    { name = "seen_at", type = "TIMESTAMP", mode = "REQUIRED" },
  ])
}

# Who writes where. Analysts read the reporting dataset and nothing else.
resource "google_bigquery_dataset_iam_member" "orders_loader" {
  dataset_id = google_bigquery_dataset.orders.dataset_id
  role       = "roles/bigquery.dataEditor"
  member     = module.order_loader.member
}

resource "google_bigquery_dataset_iam_member" "catalog_loader" {
  dataset_id = google_bigquery_dataset.catalog.dataset_id
  role       = "roles/bigquery.dataEditor"
  member     = module.catalog_loader.member
}

resource "google_bigquery_dataset_iam_member" "clickstream_dataflow" {
  dataset_id = google_bigquery_dataset.clickstream.dataset_id
  role       = "roles/bigquery.dataEditor"
  member     = google_service_account.dataflow.member
}

resource "google_bigquery_dataset_iam_member" "customers_profiles" {
  dataset_id = google_bigquery_dataset.customers.dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = module.profile_api.member
}

resource "google_bigquery_dataset_iam_member" "reporting_analysts" {
  dataset_id = google_bigquery_dataset.reporting.dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = "group:${var.analyst_group}"
}
