package httpapi

import (
	"errors"
	"fmt"
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
	plain       []byte
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
		if err != nil || entry.IsDir() || isTwin(name) || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		plain, err := fs.ReadFile(ui, name)
		if err != nil {
			return err
		}
		loaded := file{contentType: typeOf(name), cache: askMe, plain: plain, twins: map[string][]byte{}}
		if strings.HasPrefix(name, "assets/") {
			loaded.cache = forever
		}
		for _, coding := range codings {
			if twin, err := fs.ReadFile(ui, name+coding.ending); err == nil {
				loaded.twins[coding.name] = twin
			}
		}
		f.byPath[name] = loaded
		return nil
	}
}

func isTwin(name string) bool {
	for _, coding := range codings {
		if strings.HasSuffix(name, coding.ending) {
			return true
		}
	}
	return false
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
	body := f.plain
	if len(f.twins) > 0 {
		w.Header().Add("Vary", "Accept-Encoding")
	}
	for _, coding := range codings {
		if twin, ok := f.twins[coding.name]; ok && accepts(r, coding.name) {
			body = twin
			w.Header().Set("Content-Encoding", coding.name)
			break
		}
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
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
