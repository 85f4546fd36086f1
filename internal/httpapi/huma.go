package httpapi

import (
	"fmt"
	"io"
	"net/http"
	"sync"

	"github.com/danielgtaylor/huma/v2"
)

// configureHuma sets the switches that huma keeps for the whole program.
var configureHuma = sync.OnceFunc(func() {
	huma.DefaultArrayNullable = false // lists are never null
	huma.ValidateStrictCasing = true  // "Name" is not "name"
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		return refusal(status, errs)
	}
	huma.NewErrorWithContext = func(ctx huma.Context, status int, message string, errs ...error) huma.StatusError {
		p := refusal(status, errs)
		if status == http.StatusRequestEntityTooLarge {
			p.Detail = fmt.Sprintf("The body is larger than %d MB.", ctx.Operation().MaxBodyBytes>>20)
		}
		return p
	}
})

// humaConfig is huma without its docs page (it needs the internet), its schema links and its own document path.
func humaConfig() huma.Config {
	c := huma.DefaultConfig("Fairlead", apiVersion)
	c.CreateHooks = nil
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "", "", ""
	c.RejectUnknownQueryParameters = true
	c.Info.Description = introduction
	c.Info.License = &huma.License{Name: "Apache 2.0", Identifier: "Apache-2.0"}
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"token":   {Type: "http", Scheme: "bearer", Description: "An API token, made with `fairlead token create`."},
		"session": {Type: "apiKey", In: "cookie", Name: plainCookie, Description: "The browser's session; `" + secureCookie + "` under https."},
	}
	c.Formats = map[string]huma.Format{"application/json": jsonFormat, "json": jsonFormat}
	return c
}

// jsonFormat is how bodies are read and written. What has been written before is sent as it was.
var jsonFormat = huma.Format{
	Unmarshal: huma.DefaultJSONFormat.Unmarshal,
	Marshal: func(w io.Writer, v any) error {
		if before, ok := v.(interface{ written() []byte }); ok && before.written() != nil {
			_, err := w.Write(before.written())
			return err
		}
		return huma.DefaultJSONFormat.Marshal(w, v)
	},
}

// apiVersion is the version of the document. It grows with the API, not with the program.
const apiVersion = "1.0.0"

// introduction heads the API document.
const introduction = "Leads in, fairly assigned, with the reasons. Send an API token as `Authorization: Bearer TOKEN`. " +
	"Lists answer `{items, next_cursor}`; pass `next_cursor` as `cursor` to read on. Errors are RFC 9457 problems with a stable `code`. " +
	"What you may not see answers 404, exactly as if it were not there."
