package store

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// syncFolders are the names that programs which keep folders alike on several
// machines give theirs, folded, and what we call them. A name counts with
// anything behind it that is not a letter: "OneDrive - Practice".
var syncFolders = []struct{ name, called string }{
	{"dropbox", "Dropbox"},
	{"onedrive", "OneDrive"},
	{"icloud drive", "iCloud Drive"},
	{"iclouddrive", "iCloud Drive"},
	{"mobile documents", "iCloud Drive"},
	{"com~apple~clouddocs", "iCloud Drive"},
	{"google drive", "Google Drive"},
	{"googledrive", "Google Drive"},
	{"my drive", "Google Drive"},
	{"drivefs", "Google Drive"},
	{"cloudstorage", "a cloud folder"},
	{"nextcloud", "Nextcloud"},
	{"owncloud", "ownCloud"},
	{"syncthing", "Syncthing"},
	{"resilio sync", "Resilio Sync"},
	{"seafile", "Seafile"},
	{"box sync", "Box"},
	{"pcloud drive", "pCloud"},
	{"pclouddrive", "pCloud"},
	{"megasync", "MEGA"},
	{"proton drive", "Proton Drive"},
	{"tresorit", "Tresorit"},
	{"yandex.disk", "Yandex Disk"},
}

// marks are files that such a program leaves at the top of its folder.
var syncMarks = []struct{ file, called string }{
	{".stfolder", "Syncthing"}, {".dropbox.cache", "Dropbox"}, {".owncloudsync.log", "ownCloud"}, {".nextcloudsync.log", "Nextcloud"},
}

// Shared names what else keeps the folder of a file: a program that carries it to
// other machines, or a network. Such a folder can put an older file in the place
// of the vault, or a lock can be out of reach of another machine. Empty if
// nothing is known; it is no error.
func Shared(path string) string {
	dir := filepath.Dir(whole(path))
	for _, at := range slices.Compact([]string{dir, resolved(dir)}) {
		if called := syncedBy(at); called != "" {
			return called
		}
	}
	return networkOf(dir)
}

// resolved is a folder with symbolic links followed, as far as it is there.
func resolved(dir string) string {
	for rest := ""; ; {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(real, rest)
		}
		up := filepath.Dir(dir)
		if up == dir {
			return filepath.Join(dir, rest)
		}
		dir, rest = up, filepath.Join(filepath.Base(dir), rest)
	}
}

// syncedBy goes up from a folder.
func syncedBy(dir string) string {
	for {
		if called := syncName(filepath.Base(dir)); called != "" {
			return called
		}
		for _, m := range syncMarks {
			if _, err := os.Lstat(filepath.Join(dir, m.file)); err == nil {
				return m.called
			}
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

func syncName(folder string) string {
	folder = strings.ToLower(folder)
	for _, f := range syncFolders {
		if rest, is := strings.CutPrefix(folder, f.name); is && (rest == "" || rest[0] < '0' || rest[0] > 'z') {
			return f.called
		}
	}
	return ""
}
