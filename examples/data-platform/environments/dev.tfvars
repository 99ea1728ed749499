project_id  = "acme-data-dev"
environment = "dev"

image_tags = {
  collector   = "4.3.0-rc1"
  profile-api = "0.10.0-rc3"
}
