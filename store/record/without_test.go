package record

import "testing"

func TestWithoutSomeClients(t *testing.T) {
	maya, theo := &Card{Client: Client{ID: ID{1}, Code: "maya"}}, &Card{Client: Client{ID: ID{2}, Code: "theo"}}
	all := NewCaseload([]*Card{maya, theo}, []*Session{{ID: ID{3}, Client: ID{1}}, {ID: ID{4}, Client: ID{2}, Live: true}}, nil)
	left := all.Without([]ID{{1}, {9}})
	if len(left.Cards()) != 1 || left.ByCode("maya") != nil || left.AllSessions() != 1 || left.OpenSession().ID != (ID{4}) {
		t.Errorf("left: %v", left.Cards())
	}
	if len(all.Cards()) != 2 || all.AllSessions() != 2 {
		t.Error("the caseload itself was changed")
	}
	if all.Without([]ID{{9}}) != all {
		t.Error("another caseload, with nobody to go")
	}
}
