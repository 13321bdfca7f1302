package settings

// backups is the row that says which sealed copies there are, and where; none
// where nothing is said of the vault's place, as in the demo.
func (m Model) backups() []setting {
	if m.place.Backups == "" {
		return nil
	}
	return []setting{{backupsRow, "5 last, 7 days, 4 weeks", m.backupsMean(), nil}}
}

const backupsRow = "backups"

// backupsMean says where backups are, and what else carries the vault about.
func (m Model) backupsMean() string {
	means := "Sealed copies in " + m.place.Backups + ", made when it locks or ends and something changed."
	if m.place.Shared != "" {
		means += " The vault lies in " + m.place.Shared + ", which can put an older file in its place; it is safer in a folder of this machine."
	}
	return means
}

// elsewhere says where a row is changed that is not changed here.
func (s setting) elsewhere() string {
	if s.name == backupsRow {
		return "ctrl+p, make a backup now; rapport restore puts one back"
	}
	return "changed in the settings file, read at the next start"
}

// scrolled lets the rows above the one under the cursor go, as many as it takes
// for what it means to be seen too.
func (m Model) scrolled(rows []string, room int) []string {
	over := len(rows) - room
	if over <= 0 {
		return rows
	}
	return rows[min(over, m.at+1):]
}
