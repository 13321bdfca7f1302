package store

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// networkOf names the network that a folder is on, if it is.
func networkOf(dir string) string {
	var stat unix.Statfs_t
	for unix.Statfs(dir, &stat) != nil { // it is to be made yet
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
	kind := ""
	if uint32(stat.Type) == unix.FUSE_SUPER_MAGIC {
		kind = mountedAs(dir)
	}
	return networkKind(uint32(stat.Type), kind)
}

// Numbers that golang.org/x/sys/unix has no name for.
const (
	cifsMagic = 0xff534d42
	cephMagic = 0x00c36400
)

// atHome are the file systems by way of FUSE that are on this machine alone.
var atHome = []string{"fuseblk", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.securefs", "fuse.veracrypt", "fuse.ntfs", "fuse.ntfs-3g", "fuse.exfat", "fuse.mergerfs", "fuse.fuse-overlayfs", "fuse.bindfs", "fuse.lxcfs"}

// networkKind tells by the number of a file system, and for FUSE by its name,
// whether it is on a network.
func networkKind(magic uint32, kind string) string {
	switch magic {
	case unix.NFS_SUPER_MAGIC:
		return "a network folder (nfs)"
	case unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, cifsMagic:
		return "a network folder (smb)"
	case unix.AFS_SUPER_MAGIC, unix.CODA_SUPER_MAGIC, cephMagic:
		return "a network folder"
	case unix.FUSE_SUPER_MAGIC:
		if strings.HasPrefix(kind, "fuse.") && !slices.Contains(atHome, kind) {
			return "a network folder (" + strings.TrimPrefix(kind, "fuse.") + ")"
		}
	}
	return ""
}

// mountedAs is the name of the file system that a folder is on, as the system
// lists its mounts (proc(5), mountinfo); empty if that cannot be read.
func mountedAs(dir string) string {
	var stat unix.Stat_t
	if unix.Stat(dir, &stat) != nil {
		return ""
	}
	device := fmt.Sprintf("%d:%d", unix.Major(uint64(stat.Dev)), unix.Minor(uint64(stat.Dev)))
	f, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		front, back, _ := strings.Cut(lines.Text(), " - ")
		fields, names := strings.Fields(front), strings.Fields(back)
		if len(fields) > 2 && len(names) > 0 && fields[2] == device {
			return names[0]
		}
	}
	return ""
}
