package httpapi_test

import (
	"encoding/json"
	"slices"
	"testing"

	"fairlead"
	"fairlead/internal/httpapi"
	"fairlead/internal/testkit"
)

// TestAMemberKnowsWhatTheyWouldHaveWithoutAChoice: the screen offers a way back, and shows where it leads before it is taken.
func TestAMemberKnowsWhatTheyWouldHaveWithoutAChoice(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	ann := w.Hire("Ann", "agent")
	w.Owner.Do("PATCH", "/settings/notifications", `{"kinds":[{"kind":"mention","channels":["app","push"]}]}`).Expect(200)
	ann.Do("PUT", "/me/notification-settings", `{"kinds":[{"kind":"mention","channels":["email"]}]}`).Expect(200)

	for _, c := range []struct {
		who                 *testkit.Person
		path, kind          string
		channels, inherited int
		own                 bool
	}{
		{ann, "/me/notification-settings", "mention", 1, 2, true},
		{ann, "/me/notification-settings", "assigned", 5, 5, false},
		{ann, "/me/notification-settings", "reassigned_away", 0, 0, false},
		{w.Owner, "/settings/notifications", "mention", 2, 5, true},
		{w.Owner, "/settings/notifications", "task_due", 5, 5, false},
	} {
		var answer struct{ Kinds []httpapi.KindChannels }
		if err := json.Unmarshal(c.who.Do("GET", c.path, nil).Expect(200).Body, &answer); err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(answer.Kinds, func(k httpapi.KindChannels) bool { return string(k.Kind) == c.kind })
		if got := answer.Kinds[i]; len(got.Channels) != c.channels || len(got.Inherited) != c.inherited || got.Own != c.own {
			t.Errorf("%s says of %s: %+v, want %d channels, %d inherited, own %v", c.path, c.kind, got, c.channels, c.inherited, c.own)
		}
	}
}

func TestNullSwitchesMailsOff(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	on := `{"mail":{"host":"mail.acme.test","port":587,"security":"starttls","from":"leads@acme.test"}}`
	if host := w.Owner.Do("PATCH", "/settings/notifications", on).Expect(200).Text("mail.host"); host != "mail.acme.test" {
		t.Fatalf("the mail server is %q", host)
	}
	if mail := w.Owner.Do("PATCH", "/settings/notifications", `{"mail":null}`).Expect(200).Value("mail"); mail != nil {
		t.Errorf("mails still leave by %v", mail)
	}
}

// TestTheDocumentNamesEveryKindThatIsSent: a screen that lists what was sent has words for each, the daily summary too.
func TestTheDocumentNamesEveryKindThatIsSent(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	response, err := w.Nobody().Open("GET", "/openapi.json", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var document struct {
		Components struct {
			Schemas map[string]struct{ Enum []fairlead.NotificationKind }
		}
	}
	if err := json.NewDecoder(response.Body).Decode(&document); err != nil {
		t.Fatal(err)
	}
	named := document.Components.Schemas["NotificationKind"].Enum
	for _, kind := range append(fairlead.NotificationKinds(), fairlead.NotifySummary) {
		if !slices.Contains(named, kind) {
			t.Errorf("the document does not name %s, only %v", kind, named)
		}
	}
}
