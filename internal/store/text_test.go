package store_test

import (
	"testing"

	"fairlead/internal/store"
)

func TestStorable(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Zoë 🦊 שלום \U0010FFFF\n": "Zoë 🦊 שלום \U0010FFFF\n", "a\x00b\x00": "a\uFFFDb\uFFFD", "a\xffb": "a\uFFFDb", "\xed\xa0\x80\x00": "\uFFFD\uFFFD",
	} {
		if got := store.Storable(text); got != want {
			t.Errorf("%q became %q, not %q", text, got, want)
		}
	}
}
