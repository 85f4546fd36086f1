package httpapi_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"os"
	"regexp"
	"strings"
	"testing"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/httpapi"
	"fairlead/internal/testkit"
)

func document(t *testing.T) []byte {
	api, err := httpapi.New(httpapi.Config{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	made, err := api.Document()
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestTheCommittedDocumentIsTheGeneratedOne(t *testing.T) {
	committed, err := os.ReadFile("../../api/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(committed, document(t)) {
		t.Error("api/openapi.json is not what the code says: run make generate")
	}
}

func TestEveryOperationIsDescribed(t *testing.T) {
	var d struct {
		Paths map[string]map[string]struct {
			OperationID, Summary string
			Responses            map[string]any
		}
	}
	if err := json.Unmarshal(document(t), &d); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for path, operations := range d.Paths {
		for method, o := range operations {
			if o.OperationID == "" || o.Summary == "" || seen[o.OperationID] || o.Responses["default"] == nil {
				t.Errorf("%s %s is not well described: %+v", method, path, o)
			}
			seen[o.OperationID] = true
		}
	}
}

// TestTheDocumentNamesEveryPermission looks at operations that need more than one.
func TestTheDocumentNamesEveryPermission(t *testing.T) {
	var d struct {
		Paths map[string]map[string]struct{ Description string }
	}
	if err := json.Unmarshal(document(t), &d); err != nil {
		t.Fatal(err)
	}
	for path, all := range map[string][]fairlead.Permission{
		"/imports": access.ToImport, "/webhooks": access.ToIntegrate, "/sources": access.ToIntegrate,
		"/tags/rename": access.ToRenameTags, "/leads/{id}/merge": access.ToMerge,
	} {
		for _, p := range all {
			if said := d.Paths[httpapi.Root+path]["post"].Description; !strings.Contains(said, "`"+string(p)+"`") {
				t.Errorf("POST %s needs %s, and says: %s", path, p, said)
			}
		}
	}
}

// aPlace is an address of another host inside an attribute: something a browser would load or follow.
var aPlace = regexp.MustCompile(`(?:src|href|action)="(?:https?:)?//`)

func TestTheDocsPageNeedsNoOtherHost(t *testing.T) {
	page := testkit.Start(t).Nobody().Do("GET", "/docs", nil).Expect(200)
	if found := aPlace.Find(page.Body); found != nil || bytes.Contains(page.Body, []byte("<script")) {
		t.Errorf("the page wants %q, or runs a script", found)
	}
	for _, want := range []string{"/api/v1/leads/{id}/assignment", "Needs the permission leads.assign", `id="shape-Lead"`, "your URL", `id="shape-EventData"`} {
		if !bytes.Contains(page.Body, []byte(want)) {
			t.Errorf("the page does not show %q", want)
		}
	}
}
