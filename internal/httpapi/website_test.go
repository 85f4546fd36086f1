package httpapi_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"fairlead"
	"fairlead/internal/httpapi"
	"fairlead/internal/ingest"
	"fairlead/internal/ingest/webform"
	"fairlead/internal/testkit"
	"fairlead/internal/testkit/testdb"
	"fairlead/internal/usecase"
)

// TestAPostIsKeptIfItCannotBeTakenInNow: a program is told that it is accepted, a person is thanked, and a job makes the lead.
func TestAPostIsKeptIfItCannotBeTakenInNow(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	made := w.Owner.Post("/sources", map[string]any{"kind": "form", "name": "Contact"}).Expect(201)
	hook := strings.TrimPrefix(made.Text("hook_url"), w.URL)
	app := usecase.New(testdb.Again(t, w.Database), w.Clock.Now, usecase.Outside{Publish: func(usecase.Stale) {}, Wake: func() {}, Round: func(usecase.RoundReport) {}})
	defer app.Close()
	api, err := httpapi.New(httpapi.Config{App: app, Log: slog.New(slog.DiscardHandler), Connectors: map[fairlead.SourceKind]ingest.Connector{fairlead.KindForm: webform.Connector{}},
		TakeIn: func(context.Context, int64, int64) error { return errors.New("not now") }})
	if err != nil {
		t.Fatal(err)
	}
	for body, kind := range map[string]string{`{"name":"A Program","email":"p@x.test"}`: "application/json", "name=A+Person&email=q@x.test": "application/x-www-form-urlencoded"} {
		r := httptest.NewRequest(http.MethodPost, hook, strings.NewReader(body))
		r.Header.Set("Content-Type", kind)
		answer := httptest.NewRecorder()
		api.ServeHTTP(answer, r)
		want := http.StatusAccepted
		if kind != "application/json" {
			want = http.StatusSeeOther
		}
		if answer.Code != want {
			t.Errorf("%s is answered %d, want %d: %s", body, answer.Code, want, answer.Body)
		}
	}
	testkit.Until(t, "a job has made both leads", func() bool { return w.Owner.Get("/leads").Int("total") == 2 })
}
