package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"rapport/prompts"
	"rapport/store"
	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/config"
)

// vault is a vault as the companion needs it.
type vault struct{ *store.Vault }

func (v vault) Keep(session record.ID) (ui.Hand, error) { return v.Vault.Keep(session) }

func (v vault) Erase(client record.ID) (string, error) { return "", v.Vault.Erase(client) }

func (v vault) Backup() (string, bool, error) {
	_, made, err := v.Vault.Backup()
	return "", made, err
}

// companion is the root model, at home on a vault of the size.
func companion(b *testing.B, n size) tea.Model {
	b.Helper()
	v, err := n.vault(filepath.Join(b.TempDir(), "vault.db"), cheap)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = v.Close() })
	bank, err := prompts.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	var m tea.Model = ui.New(ui.Deps{
		Vault: vault{v}, Bank: bank, Config: config.Default(), Now: time.Now, Profile: colorprofile.TrueColor,
	})
	told := make(chan tea.Msg, 100)
	start(m.Init(), told)
	for msg := range told {
		m, _ = m.Update(msg)
		if strings.Contains(m.View().Content, "find") {
			return m
		}
	}
	return nil
}

// start runs a command and everything that it is made of, each by itself.
func start(cmd tea.Cmd, told chan<- tea.Msg) {
	if cmd == nil {
		return
	}
	go func() {
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range msg {
				start(c, told)
			}
		default:
			told <- msg
		}
	}()
}

// cycle presses keys one after the other, each through the whole of the
// companion, from the key to the frame that is handed to the terminal.
func cycle(b *testing.B, m tea.Model, keys []tea.KeyPressMsg) {
	b.Helper()
	b.ReportAllocs()
	content := ""
	for i := 0; b.Loop(); i++ {
		m, _ = m.Update(keys[i%len(keys)])
		content = m.View().Content
	}
	if !strings.Contains(content, "find") {
		b.Fatalf("it is no longer home:\n%s", content)
	}
}

func typed(words string) (keys []tea.KeyPressMsg) {
	for _, r := range words {
		keys = append(keys, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return append(keys, tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
}

// BenchmarkKey is one key of find, the middle of typing the words and clearing
// the line; BenchmarkMove one move of the cursor.
func BenchmarkKey(b *testing.B) {
	for _, n := range []size{usual, large} {
		m := companion(b, n)
		for _, words := range []string{"miso", "maya tortoise", "totroise"} {
			b.Run(fmt.Sprintf("%d/%s", n.clients*n.interests, words), func(b *testing.B) { cycle(b, m, typed(words)) })
		}
	}
}

func BenchmarkMove(b *testing.B) {
	m := companion(b, usual)
	cycle(b, m, []tea.KeyPressMsg{{Code: tea.KeyDown}, {Code: tea.KeyDown}, {Code: tea.KeyUp}, {Code: tea.KeyUp}})
}
