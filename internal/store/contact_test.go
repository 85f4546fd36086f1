package store

import "testing"

func TestEmailKey(t *testing.T) {
	for email, want := range map[string]string{
		"ada@example.com": "ada@example.com", " Ada@Example.COM ": "ada@example.com", "ÄDA@example.com": "äda@example.com",
		"": "", "none": "", "n/a": "", "@example.com": "", "ada@": "", "ada lovelace@example.com": "",
	} {
		if got := EmailKey(email); got != want {
			t.Errorf("EmailKey(%q) is %q, want %q", email, got, want)
		}
	}
}

func TestPhoneKey(t *testing.T) {
	for phone, want := range map[string]string{
		"+49 (170) 123-4567": "+491701234567", "030/1234567": "0301234567", " + 1 234 567": "+1234567", "1234567": "1234567",
		"(+49) 30 12345": "+493012345", "123456": "", "+123456": "", "": "", "n/a": "", "12+34567": "1234567",
	} {
		if got := PhoneKey(phone); got != want {
			t.Errorf("PhoneKey(%q) is %q, want %q", phone, got, want)
		}
	}
}
