package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"fairlead"
	"fairlead/internal/usecase"
)

// Problem is an error as the outside sees it (RFC 9457).
type Problem struct {
	Type   string         `json:"type" doc:"about:blank: code says which problem this is"`
	Title  string         `json:"title" doc:"The status in words"`
	Status int            `json:"status" doc:"The HTTP status"`
	Detail string         `json:"detail" doc:"One sentence that says what to mend"`
	Code   string         `json:"code" doc:"Stable and machine-readable" example:"not_found"`
	Errors []ProblemField `json:"errors" doc:"Which values are wrong, and why"`
	Count  *int           `json:"count,omitempty" doc:"Of count_changed: how many leads there are now"`

	Yours  []RoutingChange `json:"yours,omitempty" doc:"Of draft_behind: what the draft changes"`
	Theirs []RoutingChange `json:"theirs,omitempty" doc:"Of draft_behind: what has changed in the routing since"`

	retryAfter int
}

// ProblemField says what is wrong with one value of the request.
type ProblemField struct {
	Field    string `json:"field" doc:"The value, such as email or conditions[0].operator"`
	Location string `json:"location" doc:"The same, with where it stood: body, query, path or header"`
	Message  string `json:"message" doc:"What to mend"`
}

// Error is the sentence a person reads.
func (p *Problem) Error() string { return p.Detail }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType makes the answer a problem document.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders says when to come again, if that is known.
func (p *Problem) GetHeaders() http.Header {
	if p.retryAfter == 0 {
		return nil
	}
	return http.Header{"Retry-After": {strconv.Itoa(p.retryAfter)}}
}

func newProblem(status int, code, detail string) *Problem {
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Code: code, Detail: detail, Errors: []ProblemField{}}
}

// statusOf is the HTTP status of each kind of error.
var statusOf = map[fairlead.Kind]int{
	fairlead.KindInvalid:         http.StatusUnprocessableEntity,
	fairlead.KindUnauthenticated: http.StatusUnauthorized,
	fairlead.KindForbidden:       http.StatusForbidden,
	fairlead.KindNotFound:        http.StatusNotFound,
	fairlead.KindConflict:        http.StatusConflict,
	fairlead.KindStale:           http.StatusPreconditionFailed,
	fairlead.KindTooMany:         http.StatusTooManyRequests,
	fairlead.KindUnavailable:     http.StatusServiceUnavailable,
}

// problem is the one translator of errors. What is no fairlead.Error is logged and leaves as "internal".
func (a *API) problem(ctx context.Context, err error) *Problem {
	var known *fairlead.Error
	var behind *usecase.DraftBehind
	if errors.As(err, &behind) {
		p := problemOf(behind.Conflict)
		p.Yours, p.Theirs = mapped(behind.Yours, wireRoutingChange), mapped(behind.Theirs, wireRoutingChange)
		return p
	}
	if errors.As(err, &known) && statusOf[known.Kind] != 0 {
		if known.Kind == fairlead.KindUnavailable { // whoever runs the program wants to know why
			a.Log.LogAttrs(ctx, slog.LevelWarn, "request refused for now", slog.String("error", err.Error()))
		}
		return problemOf(known)
	}
	var ready *Problem
	if errors.As(err, &ready) {
		return ready
	}
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return newProblem(http.StatusServiceUnavailable, "cancelled", "The request ended before it was answered.")
	}
	a.Log.LogAttrs(ctx, slog.LevelError, "request failed", slog.String("error", err.Error()))
	return newProblem(http.StatusInternalServerError, "internal", "Something went wrong on our side. It has been logged.")
}

// in says where the wrong values stood: without a body they came in the query.
func (p *Problem) in(method string) *Problem {
	for i, f := range p.Errors {
		if method == http.MethodGet {
			p.Errors[i].Location = "query." + f.Field
		}
	}
	return p
}

func problemOf(e *fairlead.Error) *Problem {
	p := newProblem(statusOf[e.Kind], e.Code, e.Message)
	p.retryAfter, p.Count = e.RetryAfter, e.Count
	for _, f := range e.Fields {
		p.Errors = append(p.Errors, ProblemField{Field: f.Field, Location: "body." + f.Field, Message: f.Message})
	}
	return p
}

// fail answers with the problem of an error, outside huma.
func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	writeProblem(w, a.problem(r.Context(), err))
}

func writeProblem(w http.ResponseWriter, p *Problem) {
	for name, values := range p.GetHeaders() {
		w.Header()[name] = values
	}
	if p.Status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="fairlead"`)
	}
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p)
}

// codes are the codes of problems that arise before a use case is asked.
var codes = map[int]string{
	http.StatusBadRequest:            "unreadable",
	http.StatusNotFound:              "not_found",
	http.StatusRequestTimeout:        "timeout",
	http.StatusRequestEntityTooLarge: "too_large",
	http.StatusUnsupportedMediaType:  "unsupported_media_type",
	http.StatusUnprocessableEntity:   "invalid",
}

// details are their sentences.
var details = map[int]string{
	http.StatusBadRequest:            "The body cannot be read as JSON.",
	http.StatusRequestTimeout:        "The body came too slowly.",
	http.StatusRequestEntityTooLarge: "The body is too large.",
	http.StatusUnsupportedMediaType:  "Send the body as application/json.",
}

// refusal is the problem of a request that huma could not read or found invalid.
func refusal(status int, errs []error) *Problem {
	code := codes[status]
	if code == "" {
		return newProblem(http.StatusBadRequest, "unreadable", "The request could not be read.")
	}
	p := newProblem(status, code, details[status])
	for _, err := range errs {
		if f, ok := fieldOf(err); ok {
			p.Errors = append(p.Errors, f)
		}
	}
	if status != http.StatusUnprocessableEntity {
		return p
	}
	if aboutPath(p.Errors) { // an id that is no number: there is nothing of that name
		return problemOf(fairlead.ErrNotFound)
	}
	p.Detail = invalidDetail(p.Errors)
	return p
}

func aboutPath(fields []ProblemField) bool {
	return len(fields) > 0 && strings.HasPrefix(fields[0].Location, "path.")
}

func invalidDetail(fields []ProblemField) string {
	if len(fields) == 0 {
		return "A value is not valid."
	}
	if len(fields) > 1 {
		return strconv.Itoa(len(fields)) + " values need mending."
	}
	return fields[0].Field + ": " + fields[0].Message + "."
}

// fieldOf reads one complaint of huma. Values are never echoed.
func fieldOf(err error) (ProblemField, bool) {
	var d huma.ErrorDetailer
	if !errors.As(err, &d) {
		return ProblemField{}, false
	}
	detail := d.ErrorDetail()
	field, message := detail.Location, detail.Message
	if f, ok := strings.CutPrefix(message, "json: cannot unmarshal "); ok { // passed the schema, does not fit the type
		field, message = "body."+jsonField(f), "is out of range"
	}
	if _, name, ok := strings.Cut(field, "."); ok {
		return ProblemField{Field: name, Location: field, Message: message}, true
	}
	return ProblemField{Field: field, Location: field, Message: message}, true
}

// jsonField finds the name in "number 1e99 into Go struct field NewLead.value of type float64".
func jsonField(message string) string {
	_, rest, _ := strings.Cut(message, "Go struct field ")
	name, _, _ := strings.Cut(rest, " of type")
	_, name, _ = strings.Cut(name, ".")
	return name
}
