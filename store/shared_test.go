package store

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFoldersThatAreCarriedElsewhere(t *testing.T) {
	for path, want := range map[string]string{
		"/home/x/Dropbox/rapport/vault.db":                                      "Dropbox",
		"/home/x/Dropbox (Personal)/vault.db":                                   "Dropbox",
		"/Users/x/OneDrive - Practice/vault.db":                                 "OneDrive",
		"/Users/x/Library/Mobile Documents/com~apple~CloudDocs/vault.db":        "iCloud Drive",
		"/Users/x/iCloud Drive/vault.db":                                        "iCloud Drive",
		"/Users/x/Library/CloudStorage/Other-x/vault.db":                        "a cloud folder",
		"/Users/x/Library/CloudStorage/GoogleDrive-x@example.org/My Drive/v.db": "Google Drive",
		"/home/x/Nextcloud/vault.db":                                            "Nextcloud",
		"/home/x/Syncthing/vault.db":                                            "Syncthing",
		"/home/x/.local/share/rapport/vault.db":                                 "",
		"/home/dropboxer/vault.db":                                              "",
		"/home/x/onedrives/vault.db":                                            "",
		"/home/x/Documents/dropbox.txt/../vault.db":                             "",
	} {
		if got := Shared(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// A folder that a mark is in, or that a link leads to.
func TestASyncedFolderByItsMark(t *testing.T) {
	dir := t.TempDir()
	inside := filepath.Join(dir, "kept", "rapport")
	if err := os.MkdirAll(inside, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "kept", ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got := Shared(filepath.Join(inside, "vault.db")); got != "Syncthing" {
		t.Errorf("with a mark: %q", got)
	}
	if got := Shared(filepath.Join(inside, "not yet", "vault.db")); got != "Syncthing" {
		t.Errorf("a folder that is to be made: %q", got)
	}
	link := filepath.Join(dir, "plain")
	if err := os.Symlink(inside, link); err != nil {
		t.Skip(err)
	}
	if got := Shared(filepath.Join(link, "vault.db")); got != "Syncthing" {
		t.Errorf("by a link: %q", got)
	}
}
