package bolt

import (
	"errors"
	"os/exec"
	"testing"
)

func asNobody(*testing.T, *exec.Cmd, string) bool { return false }

func limitFiles(uint64) error { return errors.New("no such limit") }
