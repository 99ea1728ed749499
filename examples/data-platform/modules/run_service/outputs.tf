output "uri" {
  value = google_cloud_run_v2_service.this.uri
}

output "member" {
  value = google_service_account.this.member
}

output "name" {
  value = google_cloud_run_v2_service.this.name
}
