package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"

	"rapport/store/engine"
)

const (
	openFlags = 0
	hasModes  = false
)

// errLoop is no error of Windows: refuseLink looks first.
var errLoop = errors.New("a symbolic link")

// fullErrors are the ways of a system to say that there is no room.
var fullErrors = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL}

func refuseLink(path string) error {
	info, err := os.Lstat(path)
	if err == nil && info.Mode()&(fs.ModeSymlink|fs.ModeIrregular) != 0 {
		return fmt.Errorf("%s: %w", path, engine.ErrSymlink)
	}
	return nil
}

func ours(fs.FileInfo) bool { return true } // its folder is the user's

// identity names a file among all files of the machine.
func identity(f *os.File) (volume, number uint64, err error) {
	var info windows.ByHandleFileInformation
	if err := windows.GetFileInformationByHandle(windows.Handle(f.Fd()), &info); err != nil {
		return 0, 0, err
	}
	return uint64(info.VolumeSerialNumber), uint64(info.FileIndexHigh)<<32 | uint64(info.FileIndexLow), nil
}

func unlock(*os.File) {} // closing the only handle does

func syncFolder(string) error { return nil } // a rename is written through
