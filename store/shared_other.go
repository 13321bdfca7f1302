//go:build !linux

package store

// networkOf is not known here.
func networkOf(string) string { return "" }
