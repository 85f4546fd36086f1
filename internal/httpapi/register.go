package httpapi

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"fairlead"
	"fairlead/internal/access"
)

// Access says who may call an operation: SignedIn, Public, Keepers, or those with one or more permissions. The zero value is refused.
type Access string

// The kinds of access that are no permission.
const (
	SignedIn Access = "signed-in" // every member; the use case decides about rows
	Public   Access = "public"
	Keepers  Access = "keepers" // of the server: who is on its machine, or shows the metrics token
)

// needs is the access of those whose role holds all of the permissions: their names, a space between.
func needs(all ...fairlead.Permission) Access {
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = string(p)
	}
	return Access(strings.Join(names, " "))
}

// permissions are what is needed; none for those that are no permission.
func (a Access) permissions() (all []fairlead.Permission) {
	if a == SignedIn || a == Public || a == Keepers {
		return nil
	}
	for name := range strings.FieldsSeq(string(a)) {
		all = append(all, fairlead.Permission(name))
	}
	return all
}

// known reports whether somebody decided who has this access.
func (a Access) known() bool {
	unknown := func(p fairlead.Permission) bool {
		return !slices.ContainsFunc(fairlead.Permissions(), func(t fairlead.PermissionText) bool { return t.Permission == p })
	}
	return a != "" && !slices.ContainsFunc(a.permissions(), unknown)
}

// Operation is the declaration of one operation, apart from its handler.
type Operation struct {
	Method  string
	Path    string // below Root; outside operations carry their whole path
	Access  Access
	ID      string // stable name for generated clients
	Tag     string // heading in the document
	Summary string
	Status  int // of success; 0: 200 with a body, 204 without

	outside bool
}

// FullPath is the path as a caller writes it.
func (o Operation) FullPath() string {
	if o.outside {
		return o.Path
	}
	return Root + o.Path
}

// handle answers a checked request of a known caller; the actor is the zero value if nobody is signed in.
type handle[I, O any] func(ctx context.Context, actor fairlead.Actor, in *I) (*O, error)

// register declares one operation: the caller and their permission are checked before the request is even read.
func register[I, O any](a *API, o Operation, h handle[I, O], also ...func(*huma.Operation)) {
	if !a.note(o) {
		return
	}
	declared := huma.Operation{
		OperationID: o.ID, Method: o.Method, Path: o.FullPath(), Summary: o.Summary, Tags: []string{o.Tag},
		DefaultStatus: o.Status, Security: securityOf(o.Access), Description: descriptionOf(o.Access),
		Middlewares: huma.Middlewares{a.guard(o.Access)},
	}
	for _, set := range also {
		set(&declared)
	}
	huma.Register(a.huma, declared, func(ctx context.Context, in *I) (*O, error) {
		out, err := h(ctx, actorIn(ctx), in)
		if err != nil {
			return nil, a.problem(ctx, err).in(o.Method)
		}
		return out, nil
	})
}

// large lets a body be of so many megabytes, and come so slowly.
func large(megabytes int64, within time.Duration) func(*huma.Operation) {
	return func(o *huma.Operation) { o.MaxBodyBytes, o.BodyReadTimeout = megabytes<<20, within }
}

// alsoAnswers documents a second status of success of a POST, with the same body.
func (a *API) alsoAnswers(path string, status int, description string) {
	item := a.huma.OpenAPI().Paths[Root+path]
	if item == nil || item.Post == nil {
		a.wrong = append(a.wrong, fmt.Errorf("POST %s is not declared", path))
		return
	}
	first := item.Post.Responses[strconv.Itoa(item.Post.DefaultStatus)]
	item.Post.Responses[strconv.Itoa(status)] = &huma.Response{Description: description, Content: first.Content}
}

// note enters an operation in the list that tests walk; false if it must not be built.
func (a *API) note(o Operation) bool {
	if !o.Access.known() {
		a.wrong = append(a.wrong, fmt.Errorf("%s %s does not name the permission it needs (%q)", o.Method, o.Path, o.Access))
		return false
	}
	first := !slices.ContainsFunc(a.operations, func(k Operation) bool { return k.FullPath() == o.FullPath() })
	if first {
		a.known.HandleFunc(o.FullPath(), http.NotFound)
	}
	a.operations = append(a.operations, o)
	a.names[o.Method+" "+o.FullPath()] = o.ID
	return true
}

type actorKey struct{}

// actorIn is the caller that guard has found.
func actorIn(ctx context.Context) fairlead.Actor {
	actor, _ := ctx.Value(actorKey{}).(fairlead.Actor)
	return actor
}

// guard lets through who has the access, and says who they are.
func (a *API) guard(need Access) func(huma.Context, func(huma.Context)) {
	permissions := need.permissions()
	return func(ctx huma.Context, next func(huma.Context)) {
		r, w := humago.Unwrap(ctx)
		actor, err := a.caller(r)
		if need == Public {
			err = nil
		}
		if err == nil {
			err = access.Require(actor, permissions...)
		}
		if err != nil {
			a.fail(w, r, err)
			return
		}
		next(huma.WithContext(ctx, context.WithValue(ctx.Context(), actorKey{}, actor)))
	}
}

func securityOf(need Access) []map[string][]string {
	if need == Public {
		return []map[string][]string{}
	}
	return []map[string][]string{{"token": {}}, {"session": {}}}
}

func descriptionOf(need Access) string {
	switch need {
	case Public:
		return "Needs no sign-in."
	case SignedIn:
		return "For every signed-in member; what they see depends on their role."
	default:
		names := strings.Fields(string(need))
		if len(names) > 1 {
			return "Needs the permissions `" + strings.Join(names, "`, `") + "`."
		}
		return "Needs the permission `" + names[0] + "`."
	}
}
