//go:build !linux

package bolt

import "testing"

func disk(t *testing.T, _ string) string {
	t.Skip("no disk to be had")
	return ""
}

func makeReadOnly(*testing.T, string) {}
