package record

// Reader reads freshly stored records inside a change. What it returns is a
// copy that the caller may alter.
type Reader interface {
	// Card reads one card; an error when there is none.
	Card(client ID) (*Card, error)
	// Session reads one session; an error when there is none.
	Session(id ID) (*Session, error)
	// CodeTaken reports whether a client other than this one has the code.
	CodeTaken(code string, but ID) (bool, error)
	// Desk reads what lies about between sittings; never nil.
	Desk() (*Desk, error)
}

// Tx is a change in progress: all of it is kept or none. A function given a
// Tx may be run again and has no effect outside it.
type Tx interface {
	Reader
	PutCard(*Card) error
	PutSession(*Session) error
	PutDesk(*Desk) error
	// DeleteSession removes one session. Clients are erased, not deleted: that
	// rewrites the file.
	DeleteSession(id ID) error
}

// ChangeCard reads one card afresh, changes it and puts it back. When do
// returns an error nothing is put.
func ChangeCard(tx Tx, client ID, do func(*Card) error) error {
	card, err := tx.Card(client)
	if err != nil {
		return err
	}
	if err := do(card); err != nil {
		return err
	}
	return tx.PutCard(card)
}
