resource "helm_release" "ingress" {
  name             = "ingress-nginx"
  namespace        = "ingress-nginx"
  create_namespace = true
  repository       = "https://kubernetes.github.io/ingress-nginx"
  chart            = "ingress-nginx"
  version          = "4.12.0"
  atomic           = true

  values = [yamlencode({
    controller = {
      replicaCount = 3
      service = {
        annotations = {
          "service.beta.kubernetes.io/azure-load-balancer-internal"        = "true"
          "service.beta.kubernetes.io/azure-load-balancer-internal-subnet" = "ingress"
        }
      }
    }
  })]

  depends_on = [module.cluster]
}

resource "helm_release" "external_secrets" {
  name             = "external-secrets"
  namespace        = "external-secrets"
  create_namespace = true
  repository       = "https://charts.external-secrets.io"
  chart            = "external-secrets"
  version          = "0.12.1"
  atomic           = true

  values = [yamlencode({
    replicaCount = 2
    installCRDs  = true
  })]

  depends_on = [module.cluster]
}
