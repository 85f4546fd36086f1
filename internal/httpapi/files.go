package httpapi

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"

	"fairlead"
)

// files sends the built user interface from memory. Hashed assets never change; what else there is, the service worker
// above all, is asked for anew; every other path is the page itself.
type files struct {
	byPath map[string]file
}

type file struct {
	contentType string
	cache       string
	plain       []byte            // nil where the build keeps compressed twins only
	twins       map[string][]byte // compressed, by content coding; the build makes them where it is worth it
}

// codings are what a file's compressed twins are called in HTTP and on disk, the smallest first.
var codings = []struct{ name, ending string }{{"br", ".br"}, {"gzip", ".gz"}}

const (
	forever = "public, max-age=31536000, immutable"
	askMe   = "no-cache"
)

// newFiles reads the built user interface; without one there is a page that says so.
func newFiles(ui fs.FS) (*files, error) {
	f := &files{byPath: map[string]file{}}
	if ui != nil {
		if err := fs.WalkDir(ui, ".", f.load(ui)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("read the user interface: %w", err)
		}
	}
	if _, ok := f.byPath["index.html"]; !ok {
		f.byPath["index.html"] = file{contentType: "text/html; charset=utf-8", cache: askMe, plain: []byte(notBuilt)}
	}
	return f, nil
}

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Fairlead</title>
<p>This build holds no user interface. Run <code>make build</code>. The API is there: <a href="/docs">/docs</a>.</p></html>
`

func (f *files) load(ui fs.FS) fs.WalkDirFunc {
	return func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		content, err := fs.ReadFile(ui, name)
		if err != nil {
			return err
		}
		name, coding := ofTwin(name)
		known, ok := f.byPath[name]
		if !ok {
			known = file{contentType: typeOf(name), cache: askMe, twins: map[string][]byte{}}
		}
		if strings.HasPrefix(name, "assets/") {
			known.cache = forever
		}
		if coding == "" {
			known.plain = content
		} else {
			known.twins[coding] = content
		}
		f.byPath[name] = known
		return nil
	}
}

// ofTwin is what a file is a twin of, and how it is compressed; the file itself and "" if it is none.
func ofTwin(name string) (plain, coding string) {
	for _, coding := range codings {
		if plain, ok := strings.CutSuffix(name, coding.ending); ok {
			return plain, coding.name
		}
	}
	return name, ""
}

// types are those that a bare machine does not know.
var types = map[string]string{".woff2": "font/woff2", ".ico": "image/x-icon", ".webmanifest": "application/manifest+json", ".map": "application/json"}

func typeOf(name string) string {
	if t := types[path.Ext(name)]; t != "" {
		return t
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// ServeHTTP sends a file, or the page for every path of the user interface's own.
func (f *files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		writeProblem(w, newProblem(http.StatusMethodNotAllowed, "method_not_allowed", "Use GET here."))
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	found, ok := f.byPath[name]
	switch {
	case !ok && reserved(name):
		writeProblem(w, problemOf(fairlead.ErrNotFound))
		return
	case !ok:
		found = f.byPath["index.html"]
	}
	w.Header().Set("Content-Type", found.contentType)
	w.Header().Set("Cache-Control", found.cache)
	found.send(w, r)
}

// reserved reports whether a path that is not there belongs to no page of the user interface.
func reserved(name string) bool {
	for _, p := range []string{"assets", "hooks", "metrics", "sw.js", "manifest.webmanifest"} {
		if name == p || strings.HasPrefix(name, p+"/") {
			return true
		}
	}
	return false
}

// send sends the smallest twin that the caller accepts, else the plain bytes.
func (f file) send(w http.ResponseWriter, r *http.Request) {
	if len(f.twins) > 0 {
		w.Header().Add("Vary", "Accept-Encoding")
	}
	coding, body := f.chosen(r)
	if coding != "" {
		w.Header().Set("Content-Encoding", coding)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}

// chosen is what the caller is sent. Who accepts no compression is rare enough for unpacking at each request.
func (f file) chosen(r *http.Request) (coding string, body []byte) {
	for _, coding := range codings {
		if twin, ok := f.twins[coding.name]; ok && accepts(r, coding.name) {
			return coding.name, twin
		}
	}
	if f.plain == nil {
		return "", f.unpacked()
	}
	return "", f.plain
}

// unpacked is what a file says of which there is no plain one. The build wrote its twin, so it can be read.
func (f file) unpacked() []byte {
	unpacking, err := gzip.NewReader(bytes.NewReader(f.twins["gzip"]))
	if err != nil {
		return nil
	}
	plain, _ := io.ReadAll(unpacking)
	return plain
}

// accepts reports whether the caller takes a content coding.
func accepts(r *http.Request, coding string) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == coding && strings.TrimSpace(quality) != "q=0" {
			return true
		}
	}
	return false
}
