package record

import (
	"slices"
	"testing"
)

func TestAQuestionNotForTheClient(t *testing.T) {
	c := maya()
	c.InHand = []Held{{Question: "q1"}, {Question: "q2"}, {Question: "q1", Interest: ID{1}}}
	before := c.Clone()
	c.NotFor("q1")
	c.NotFor("q1")
	if !slices.Equal(c.Hidden, []string{"q1"}) || len(c.InHand) != 1 || c.InHand[0].Question != "q2" {
		t.Errorf("hidden %v, in hand %v", c.Hidden, c.InHand)
	}
	if len(before.InHand) != 3 {
		t.Error("a copy changed with it")
	}
}

func TestAQuestionSuitsTheClient(t *testing.T) {
	c := maya()
	if !c.Suit("q1") || !c.Suit("q2") || c.Suit("q1") || !slices.Equal(c.Favored, []string{"q2"}) {
		t.Errorf("favoured %v", c.Favored)
	}
}
