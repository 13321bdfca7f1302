package store

import (
	"testing"

	"golang.org/x/sys/unix"
)

func TestFoldersOnANetwork(t *testing.T) {
	for _, c := range []struct {
		magic uint32
		kind  string
		want  string
	}{
		{unix.NFS_SUPER_MAGIC, "", "a network folder (nfs)"},
		{unix.SMB2_SUPER_MAGIC, "", "a network folder (smb)"},
		{cifsMagic, "", "a network folder (smb)"},
		{unix.FUSE_SUPER_MAGIC, "fuse.sshfs", "a network folder (sshfs)"},
		{unix.FUSE_SUPER_MAGIC, "fuse.rclone", "a network folder (rclone)"},
		{unix.FUSE_SUPER_MAGIC, "fuse.gocryptfs", ""},
		{unix.FUSE_SUPER_MAGIC, "fuseblk", ""},
		{unix.FUSE_SUPER_MAGIC, "", ""},
		{unix.EXT4_SUPER_MAGIC, "", ""},
		{unix.TMPFS_MAGIC, "", ""},
		{unix.BTRFS_SUPER_MAGIC, "", ""},
	} {
		if got := networkKind(c.magic, c.kind); got != c.want {
			t.Errorf("%x %s: %q, want %q", c.magic, c.kind, got, c.want)
		}
	}
	if kind := mountedAs("/proc"); kind != "proc" {
		t.Errorf("/proc is mounted as %q", kind)
	}
}
