package httpapi

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"fairlead"
	"fairlead/internal/sheet"
	"fairlead/internal/usecase"
)

func (a *API) declareExport() {
	const tag = "Leads"
	register(a, Operation{"GET", "/leads/export", needs(fairlead.ExportLeads), "export-leads", tag, "All leads of a filter as CSV, newest first", 0, false}, a.exportLeads)
	register(a, Operation{"POST", "/leads/export", needs(fairlead.ExportLeads), "export-chosen-leads", tag, "Chosen leads as CSV: a form, so that a browser saves what it is sent", 0, false}, a.exportChosen)
	item := a.huma.OpenAPI().Paths[Root+"/leads/export"]
	if item == nil {
		return
	}
	for _, o := range []*huma.Operation{item.Get, item.Post} {
		o.Responses["200"] = &huma.Response{Description: "The leads, one row each, below the names of the columns",
			Content: map[string]*huma.MediaType{"text/csv": {Schema: &huma.Schema{Type: huma.TypeString}}}}
	}
}

type exportLeads struct {
	LeadFilter
	Mode string `query:"mode" enum:"spreadsheet,raw" default:"spreadsheet" doc:"spreadsheet: begins with a byte order mark, and what a spreadsheet would take for a formula has a ' in front; raw: nothing is added or left out, an answer that is no text is JSON, and so is a text that could be taken for JSON"`
}

func (a *API) exportLeads(ctx context.Context, actor fairlead.Actor, in *exportLeads) (*huma.StreamResponse, error) {
	filter, err := in.filter(actor)
	if err != nil {
		return nil, err
	}
	return a.export(ctx, actor, usecase.Selection{Filter: &filter}, in.Mode)
}

type exportChosen struct {
	RawBody []byte `contentType:"application/x-www-form-urlencoded" doc:"ids: leads, once for each or with commas between; or selection: as a bulk action takes it, in JSON. mode: spreadsheet (if absent) or raw"`
}

func (a *API) exportChosen(ctx context.Context, actor fairlead.Actor, in *exportChosen) (*huma.StreamResponse, error) {
	form, err := url.ParseQuery(string(in.RawBody))
	if err != nil {
		return nil, fairlead.Invalid("ids", "The form cannot be read.")
	}
	chosen, err := selectionIn(form)
	if err != nil {
		return nil, err
	}
	selection, err := chosen.selection(actor)
	if err != nil {
		return nil, err
	}
	mode := form.Get("mode")
	if mode != "" && mode != modeSpreadsheet && mode != modeRaw {
		return nil, fairlead.Invalid("mode", "Use spreadsheet or raw.")
	}
	return a.export(ctx, actor, selection, mode)
}

// selectionIn reads which leads a form names.
func selectionIn(form url.Values) (Selection, error) {
	var s Selection
	if text := form.Get("selection"); text != "" {
		decoder := json.NewDecoder(strings.NewReader(text))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&s); err != nil {
			return s, fairlead.Invalid("selection", "This is no selection as a bulk action takes it.")
		}
	}
	for _, list := range form["ids"] {
		for id := range strings.SplitSeq(list, ",") {
			n, err := strconv.ParseInt(strings.TrimSpace(id), 10, 64)
			if err != nil {
				return s, fairlead.Invalid("ids", "Name leads by their ids, with commas between them.")
			}
			s.IDs = append(s.IDs, n)
		}
	}
	return s, nil
}

// The modes of an export.
const (
	modeSpreadsheet = "spreadsheet"
	modeRaw         = "raw"
)

// export answers with the selected leads, while they are read.
func (a *API) export(ctx context.Context, actor fairlead.Actor, selection usecase.Selection, mode string) (*huma.StreamResponse, error) {
	e, err := a.App.ExportLeads(ctx, actor, selection)
	if err != nil {
		return nil, err
	}
	return a.streamed("leads.csv", func(ctx context.Context, w http.ResponseWriter) error { return writeLeads(ctx, w, e, mode != modeRaw) }), nil
}

// streamed answers with a CSV file, while it is written.
func (a *API) streamed(name string, write func(ctx context.Context, w http.ResponseWriter) error) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		_, w := humago.Unwrap(ctx)
		w.Header().Set("Content-Type", "text/csv; charset=utf-8")
		w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
		if err := write(ctx.Context(), w); err != nil {
			a.Log.WarnContext(ctx.Context(), "an export broke off", "error", err)
			panic(http.ErrAbortHandler) // what was sent must not look like all there is
		}
	}}
}

const byteOrderMark = "\ufeff"

// writeLeads writes the leads as CSV, page by page; each may take its time to be sent.
func writeLeads(ctx context.Context, w http.ResponseWriter, e *usecase.Export, spreadsheet bool) error {
	if spreadsheet {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
	}
	out, patience := csv.NewWriter(w), http.NewResponseController(w)
	if err := out.Write(guardedIf(spreadsheet, headOf(e.Keys))); err != nil {
		return err
	}
	for {
		if err := patience.SetWriteDeadline(time.Now().Add(writeTime)); err != nil {
			return err
		}
		leads, err := e.Next(ctx)
		if err != nil || len(leads) == 0 {
			out.Flush()
			return errors.Join(err, out.Error())
		}
		for _, l := range leads {
			if err := out.Write(guardedIf(spreadsheet, cellsOf(l, e.Keys, spreadsheet))); err != nil {
				return err
			}
		}
		if out.Flush(); out.Error() != nil {
			return out.Error()
		}
	}
}

func guardedIf(spreadsheet bool, cells []string) []string {
	for i := range cells {
		if spreadsheet {
			cells[i] = sheet.Guard(cells[i])
		}
	}
	return cells
}

// leadColumns head what every lead has.
var leadColumns = []string{"id", "created_at", "name", "email", "phone", "company", "country", "language", "source", "form", "status", "tags", "value",
	"agent", "agent_email", "external_id"}

// headOf are the names of all columns. An answer that is called like a column of ours is told apart.
func headOf(keys []string) []string {
	head := slices.Clone(leadColumns)
	for _, key := range keys {
		if slices.Contains(leadColumns, key) {
			key = fairlead.AnswerPrefix + key
		}
		head = append(head, key)
	}
	return head
}

func cellsOf(l usecase.ExportedLead, keys []string, spreadsheet bool) []string {
	c, agent, value, created := l.Contact, "", "", l.CreatedAt.Format(time.RFC3339Nano)
	if l.Agent != nil {
		agent = l.Agent.Name
	}
	if l.Value != nil {
		value = strconv.FormatFloat(*l.Value, 'f', -1, 64)
	}
	answer := rawAnswer
	if spreadsheet {
		answer, created = shownAnswer, l.CreatedAt.Format(time.RFC3339)
	}
	cells := []string{strconv.FormatInt(l.ID, 10), created, c.Name, c.Email, c.Phone, c.Company, c.Country, c.Language, l.Source, l.Form,
		string(l.Status), sheet.List(l.Tags), value, agent, l.AgentEmail, l.ExternalID}
	for _, key := range keys {
		cells = append(cells, answer(l.Fields[key]))
	}
	return cells
}

// shownAnswer is an answer as a person would write it, a list with commas.
func shownAnswer(raw json.RawMessage) string {
	var text string
	var list []any
	switch {
	case len(raw) == 0 || string(raw) == "null":
		return ""
	case json.Unmarshal(raw, &text) == nil:
		return text
	case json.Unmarshal(raw, &list) == nil:
		return sheet.List(mapped(list, func(v any) string { return fmt.Sprint(v) }))
	}
	return string(raw)
}

// rawAnswer is an answer from which it can be had back: a text as it is, anything else as JSON, and so is a text that could
// be taken for JSON. No answer is an empty cell.
func rawAnswer(raw json.RawMessage) string {
	var text *string
	if json.Unmarshal(raw, &text) == nil && text != nil && *text != "" && !json.Valid([]byte(*text)) {
		return *text
	}
	return string(raw)
}
