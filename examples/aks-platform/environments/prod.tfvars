environment                = "prod"
subscription_id            = "00000000-0000-4000-8000-000000000009"
address_space              = "10.90.0.0/16"
database_high_availability = true
log_retention_days         = 180

node_pools = {
  general = { vm_size = "Standard_D8ds_v5", min = 3, max = 12 }
  memory  = { vm_size = "Standard_E8ds_v5", min = 1, max = 4, labels = { workload = "memory" } }
  batch   = { vm_size = "Standard_D16ds_v5", min = 0, max = 6, taints = ["batch=true:NoSchedule"] }
}

image_tags = {
  order-api     = "5.1.0"
  invoice-api   = "2.3.4"
  customer-api  = "4.0.2"
  report-worker = "1.8.0"
  edge-gateway  = "7.2.0"
  partner-sync  = "0.6.1"
}
