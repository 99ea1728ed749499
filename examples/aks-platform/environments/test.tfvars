environment        = "test"
log_retention_days = 30

image_tags = {
  order-api    = "5.2.0-rc1"
  edge-gateway = "7.3.0-rc2"
}
