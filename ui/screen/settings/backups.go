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

// fitting is as much of the list as there is room for beside what the row under
// the cursor means, and that row with it.
func (m Model) fitting(list, means []string, room int) []string {
	rows := append([]string{""}, list...)
	if n := max(1, room-1-len(means)); len(rows) > n {
		from := max(0, min(m.at+1-n/2, len(rows)-n))
		if n == 1 {
			from = m.at + 1
		}
		rows = rows[from : from+n]
	}
	return append(append(rows, ""), means...)
}
