package metaads

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/outbound"
	"fairlead/internal/testkit/graphtest"
)

// basket takes what Facebook tells.
type basket struct {
	forms []string
	leads []string
	kept  [][]byte
	after func() error
}

func (b *basket) Form(f ingest.Form) error {
	b.forms = append(b.forms, fmt.Sprint(f.Key, " ", f.Name, " ", len(f.Questions)))
	return nil
}

func (b *basket) Leads(r ingest.Received) error {
	for _, l := range r.Leads {
		b.leads = append(b.leads, l.ID)
	}
	b.kept = append(b.kept, r.Keep)
	if b.after != nil {
		return b.after()
	}
	return nil
}

// asked asks at a time.
func asked(t *testing.T, s fairlead.Source, at time.Time) (*basket, fairlead.Asked, error) {
	t.Helper()
	b := &basket{}
	got, err := New(outbound.New(true), func() time.Time { return at }).Ask(t.Context(), s, b)
	return b, got, err
}

// TestAllIsAskedFor: of every page that the token speaks for, once, and subscribed to beside what the app has already.
func TestAllIsAskedFor(t *testing.T) {
	page, form := homes()
	form.Leads = []*graphtest.Lead{lead("1", noon.Add(-30*24*time.Hour)), lead("2", noon.Add(-time.Hour), "full_name", "Jo")}
	page.Subscribed = []string{"feed"}
	other := &graphtest.Page{ID: "52", Name: "Other", Token: "t2", Forms: []*graphtest.Form{{ID: "902", Name: "Else", Leads: []*graphtest.Lead{lead("3", noon.Add(-time.Minute))}}}}
	g := graphtest.New(t, page, other)
	s := of(g, g.Token)
	b, got, err := asked(t, s, noon)
	if err != nil || !slices.Equal(b.leads, []string{"2", "3"}) || !slices.Equal(b.forms, []string{"901 Home valuation 2", "902 Else 0"}) {
		t.Fatalf("leads %v, forms %v, %v", b.leads, b.forms, err)
	}
	want := []fairlead.SourcePage{{ID: "51", Name: "Harbour Homes", Sends: true}, {ID: "52", Name: "Other", Sends: true}}
	if !slices.Equal(got.Pages, want) || !got.At.Equal(noon) || !slices.Equal(page.Subscribed, []string{"leadgen", "feed"}) {
		t.Errorf("pages %+v at %v, subscribed to %v", got.Pages, got.At, page.Subscribed)
	}
	if read, err := connector().Read(t.Context(), s, b.kept[0], "2"); err != nil || read.Answers[0].Values[0] != "Jo" || g.Calls("lead") != 0 {
		t.Errorf("what was kept is read as %+v, %v", read, err)
	}
	if strings.Contains(string(b.kept[0]), "token") {
		t.Errorf("a token is kept: %s", b.kept[0])
	}

	s.Asked = got // an hour later nothing is asked for again, a lead more is
	b, got, err = asked(t, s, noon.Add(time.Hour))
	if err != nil || len(b.leads) != 0 || g.Calls("leads") != 2 || g.Calls("subscribe") != 2 {
		t.Errorf("an hour later: leads %v, asked %d times, subscribed %d times, %v", b.leads, g.Calls("leads"), g.Calls("subscribe"), err)
	}
	s.Asked = got
	g.Add(other, other.Forms[0], lead("4", noon.Add(50*time.Minute)))
	if b, got, err = asked(t, s, noon.Add(2*time.Hour)); err != nil || !slices.Contains(b.leads, "4") || g.Calls("leads") != 3 {
		t.Errorf("two hours later: leads %v, %v", b.leads, err)
	}
	s.Asked = got
	if _, _, err = asked(t, s, noon.Add(30*time.Hour)); err != nil || g.Calls("leads") != 5 {
		t.Errorf("a day later every form is asked for: %d times, %v", g.Calls("leads"), err)
	}
	s.Settings[FetchDays], s.Asked = "60", fairlead.Asked{}
	if b, _, err = asked(t, s, noon.Add(time.Hour)); err != nil || !slices.Contains(b.leads, "1") {
		t.Errorf("of 60 days: leads %v, %v", b.leads, err)
	}
}

// TestAPagesOwnToken speaks for that page alone.
func TestAPagesOwnToken(t *testing.T) {
	page, _ := homes()
	other := &graphtest.Page{ID: "52", Name: "Other", Token: "t2"}
	g := graphtest.New(t, page, other)
	if _, got, err := asked(t, of(g, "page-token"), noon); err != nil || len(got.Pages) != 1 || got.Pages[0].ID != "51" {
		t.Errorf("pages %+v, %v", got.Pages, err)
	}
	s := of(g, g.Token)
	s.Settings[PageIDs], page.Subscribed = "52", nil
	if _, got, err := asked(t, s, noon); err != nil || len(got.Pages) != 1 || got.Pages[0].ID != "52" || len(page.Subscribed) != 0 {
		t.Errorf("of pages that are wanted: %+v, %v", got.Pages, err)
	}
}

// TestManyLeads come in parts; whoever is interrupted goes on where that was.
func TestManyLeads(t *testing.T) {
	page, form := homes()
	for i := range 250 {
		form.Leads = append(form.Leads, lead(fmt.Sprint(1000+i), noon.Add(time.Duration(i-300)*time.Minute)))
	}
	g := graphtest.New(t, page)
	s := of(g, "page-token")
	ctx, cancel := context.WithCancel(t.Context())
	b := &basket{}
	b.after = func() error {
		if len(b.kept) == 2 {
			cancel()
		}
		return nil
	}
	c := New(outbound.New(true), func() time.Time { return noon })
	var err error
	if s.Asked, err = c.Ask(ctx, s, b); !errors.Is(err, context.Canceled) || len(b.leads) != 200 || s.Asked.Forms["901"].Next == "" {
		t.Fatalf("interrupted with %d leads, %v", len(b.leads), err)
	}
	if s.Asked, err = c.Ask(t.Context(), s, b); err != nil || len(b.leads) != 250 || g.Calls("leads") != 3 {
		t.Fatalf("%d leads, %v", len(b.leads), err)
	}
	slices.Sort(b.leads)
	if len(slices.Compact(b.leads)) != 250 || !s.Asked.Forms["901"].Until.Equal(noon) {
		t.Errorf("leads are there twice, or the form is asked for until %v", s.Asked.Forms["901"].Until)
	}
}

// TestTroubleIsSaidWhereItIs: with the page, or with the source.
func TestTroubleIsSaidWhereItIs(t *testing.T) {
	page, form := homes()
	page.Refuses = true
	form.Leads = []*graphtest.Lead{lead("1", noon.Add(-time.Minute))}
	other := &graphtest.Page{ID: "52", Name: "Other", Token: "t2"}
	g := graphtest.New(t, page, other)
	s := of(g, g.Token)
	b, got, err := asked(t, s, noon)
	var unready *ingest.Unready
	if err != nil || !slices.Equal(b.leads, []string{"1"}) || len(got.Pages) != 2 || got.Pages[0].Sends || !strings.Contains(got.Pages[0].Problem, "pages_manage_metadata") || !got.Pages[1].Sends {
		t.Errorf("pages %+v, leads %v, %v", got.Pages, b.leads, err)
	}
	for trouble, says := range map[*graphtest.Trouble]string{graphtest.Expired: "Reconnect needed", graphtest.Throttle: "slow down", graphtest.Down: "present",
		{Status: 400, Code: 2500, Message: "odd"}: "odd"} {
		g.Suffer(trouble)
		if _, _, err := asked(t, s, noon); !errors.As(err, &unready) || !strings.Contains(unready.Problem, says) {
			t.Errorf("%+v: %v", trouble, err)
		}
	}
	g.Suffer(nil)
	g.Used(85)
	if _, got, err := asked(t, s, noon); !errors.As(err, &unready) || !strings.Contains(unready.Problem, "85 %") || unready.Wait != time.Hour || !got.At.IsZero() {
		t.Errorf("with most of what is allowed used: %v", err)
	}
}

func TestSettingsAreChecked(t *testing.T) {
	for _, setting := range connector().Settings() {
		for value, fine := range map[string]bool{"": true, "v26.0": setting.Name == GraphVer, "90": setting.Name == FetchDays || setting.Name == PageIDs, "91": setting.Name == PageIDs,
			"-1": false, "1, 2": setting.Name == PageIDs, "https://graph.example.com/x": setting.Name == GraphURL, "https://graph.example.com/?x": false, "../me": false} {
			if setting.Check != nil && value != "" && (setting.Check(value) == "") != fine {
				t.Errorf("%s %q: %q", setting.Name, value, setting.Check(value))
			}
		}
	}
}
