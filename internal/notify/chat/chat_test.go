package chat

import (
	"strings"
	"testing"

	"fairlead/internal/notify"
)

func read(p Paragraph) string {
	var b strings.Builder
	for _, piece := range p {
		b.WriteString(piece.Text)
	}
	return b.String()
}

// TestAsManyItemsAsThereIsRoomFor: the rest is counted, whatever it is that there is no room for.
func TestAsManyItemsAsThereIsRoomFor(t *testing.T) {
	for _, c := range []struct {
		items, more, room int
		want              string
	}{
		{0, 0, 1000, "12 leads"}, {1, 0, 1000, "12 leads/Jo"}, {2, 0, 1000, "12 leads/• Jo/• Jo"}, {2, 3, 1000, "12 leads/• Jo/• Jo/and 3 more"},
		{3, 9, 30, "12 leads/• Jo/• Jo/and 10 more"}, {3, 9, 29, "12 leads/• Jo/and 11 more"},
		{22, 0, 1000, "12 leads" + strings.Repeat("/• Jo", notify.MostItems) + "/and 2 more"},
	} {
		n := notify.Note{Title: "12 leads", More: c.more}
		for range c.items {
			n.Items = append(n.Items, notify.Item{Title: "Jo"})
		}
		var said []string
		for _, p := range Paragraphs(n, c.room, func(p Paragraph) int { return len([]rune(read(p))) }) {
			said = append(said, read(p))
		}
		if got := strings.Join(said, "/"); got != c.want || len([]rune(got)) > c.room {
			t.Errorf("%d items, %d more in %d: %q, want %q", c.items, c.more, c.room, got, c.want)
		}
	}
}

// TestFactsAreOneShortLine: as many as fit, in their order; those without a value are left out.
func TestFactsAreOneShortLine(t *testing.T) {
	of := func(long int) notify.Fact { return notify.Fact{Label: "Note", Value: strings.Repeat("a", long)} }
	for _, c := range []struct {
		facts []notify.Fact
		want  string
	}{
		{nil, ""}, {[]notify.Fact{{Label: "Phone"}, {Label: "Phone", Value: " "}}, ""}, {[]notify.Fact{{Value: "x"}}, "\nx"},
		{[]notify.Fact{of(3), {Label: "None"}, of(3)}, "\nNote: aaa · Note: aaa"},
		{[]notify.Fact{of(54), of(54), of(1)}, "\nNote: " + strings.Repeat("a", 54) + " · Note: " + strings.Repeat("a", 54)},
		{[]notify.Fact{of(54), of(55)}, "\nNote: " + strings.Repeat("a", 54)},
		{[]notify.Fact{of(500), of(1)}, "\nNote: " + strings.Repeat("a", 79) + "… · Note: a"},
		{[]notify.Fact{{Label: strings.Repeat("b", 40), Value: strings.Repeat("a", 90)}}, "\n" + strings.Repeat("b", 29) + "…: " + strings.Repeat("a", 79) + "…"},
	} {
		if got := read(facts(c.facts)); got != c.want {
			t.Errorf("%+v: %q, want %q", c.facts, got, c.want)
		}
	}
}
