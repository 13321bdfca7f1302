package seal

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

// Nothing secret is printed, however it is asked for, and wherever it is kept.
func TestElided(t *testing.T) {
	_, k, code := newVault(t)
	n, err := k.Narrow(at)
	must(t, err)
	type keeper struct {
		key    *Key
		Key    *Key
		value  Key
		narrow *Narrow
		code   Recovery
	}
	kept := keeper{k, k, *k, n, code} //nolint:govet // a copy, to see how it prints
	secrets := []string{
		code.Reveal(), strings.Join(strings.Fields(code.Reveal())[:2], " "), // one word alone may be a word of ours: "narrow"
		hex.EncodeToString(k.s().data[:4]), string(k.s().data[:4]), strings.Trim(fmt.Sprint(k.s().data[:4]), "[]"),
	}
	for _, key := range n.s().places {
		secrets = append(secrets, hex.EncodeToString(key[:4]), strings.Trim(fmt.Sprint(key[:4]), "[]"))
	}
	var out strings.Builder
	for _, v := range []any{k, *k, n, *n, code, &code, kept, &kept, []any{k, n, code}, map[string]any{"key": k}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%p", "%T", "%b", "%o", "%t", "%U", "%e"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		fmt.Fprintln(&out, v, fmt.Errorf("an error: %w: %v", ErrAltered, v))
	}
	slog.New(slog.NewTextHandler(&out, nil)).Info("log", "key", k, "narrow", n, "code", code, "kept", kept)
	slog.New(slog.NewJSONHandler(&out, nil)).Info("log", "key", k, "narrow", n, "code", code)
	b, err := json.Marshal([]any{k, n, code})
	must(t, err)
	out.Write(b)
	for _, secret := range secrets {
		if strings.Contains(strings.ToLower(out.String()), strings.ToLower(secret)) {
			t.Errorf("a secret of %d bytes was printed", len(secret))
		}
	}
	for _, v := range []any{k, n, code} {
		for _, verb := range []string{"%v", "%s", "%x", "%#v", "%d"} {
			if got := fmt.Sprintf(verb, v); got != Elided {
				t.Errorf("%s prints %q", verb, got)
			}
		}
	}
}

// Errors say nothing of what was typed or sealed.
func TestErrorsSayNothing(t *testing.T) {
	h, k, _ := newVault(t)
	_, _, err := h.Open([]byte("pineapple"))
	_, err2 := k.Open(Place{"cards", "pineapple"}, 1, bytes.Repeat([]byte("pineapple"), 100))
	n, err3 := k.Narrow()
	must(t, err3)
	_, err4 := n.Open(Place{"cards", "pineapple"}, 1, nil)
	for _, err := range []error{err, err2, err4} {
		if err == nil || strings.Contains(err.Error(), "pineapple") {
			t.Errorf("%v", err)
		}
	}
}
