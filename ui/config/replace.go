package config

import (
	"errors"
	"os"
	"path/filepath"
)

// Replace puts a file in the place of the one that was there: the settings, and
// what else a clinician may edit by hand. It is written beside it, for its owner
// alone, made durable and renamed, so that after a loss of power there is the old
// one or the new, and never an empty one. Its folder is made if need be.
func Replace(path string, content []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	beside := path + ".new"
	if err := writeDurably(beside, content); err != nil {
		return err
	}
	if err := os.Rename(beside, path); err != nil {
		return err
	}
	if d, err := os.Open(dir); err == nil { // not every system can sync a folder
		_ = d.Sync()
		_ = d.Close()
	}
	return nil
}

func writeDurably(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Sync(), f.Close())
}
