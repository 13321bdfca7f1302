package bolt

import "errors"

func mkfifo(string) error { return errors.New("no such files") }
