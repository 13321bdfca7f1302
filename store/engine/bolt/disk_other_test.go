//go:build !linux

package bolt

import "testing"

func smallDisk(t *testing.T, _ int) string {
	t.Helper()
	t.Skip("no small disk to be had")
	return ""
}
