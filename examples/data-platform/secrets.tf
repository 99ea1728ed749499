# The values are put in by hand, never by Terraform. Whoever is given a secret is also allowed to read it, by its own module.
resource "google_secret_manager_secret" "this" {
  for_each = toset(["payment-provider", "supplier-feed", "customer-pepper"])

  secret_id = each.key

  replication {
    user_managed {
      replicas {
        location = var.region

        customer_managed_encryption {
          kms_key_name = google_kms_crypto_key.secrets.id
        }
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.agents]
}
