project_id           = "acme-data-prod"
environment          = "prod"
composer_size        = "ENVIRONMENT_SIZE_MEDIUM"
dataflow_max_workers = 12
schedules_paused     = false

subnet_ranges = {
  workers  = "10.30.0.0/18"
  services = "10.30.64.0/20"
}

image_tags = {
  collector      = "4.2.0"
  order-loader   = "2.8.1"
  payment-loader = "2.8.1"
  catalog-loader = "1.17.0"
  profile-api    = "0.9.4"
  feature-api    = "3.1.2"
}
