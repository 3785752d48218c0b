module example.com/trees

go 1.23

// Repositories that are Go modules too, for what else is in them: C#, C++, shell and PowerShell.
require (
	github.com/apache/thrift v0.21.0
	github.com/docker/docker v27.4.1+incompatible
	github.com/google/flatbuffers v24.12.23+incompatible
	k8s.io/kubernetes v1.31.4
)
