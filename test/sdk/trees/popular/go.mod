module example.com/popular

go 1.24.0

require (
	github.com/Azure/kubelogin v0.2.8
	github.com/gin-gonic/gin v1.10.1
	github.com/hashicorp/terraform v1.12.2
	github.com/hashicorp/vault-plugin-auth-azure v0.20.4
	github.com/kedacore/keda/v2 v2.17.2
	github.com/labstack/echo/v4 v4.13.4
	github.com/prometheus/prometheus v0.304.2
	github.com/rclone/rclone v1.70.3
	gocloud.dev v0.43.0
)
