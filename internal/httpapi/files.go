package httpapi

import (
	"bytes"
	"compress/gzip"
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

// files sends the built user interface from memory. Hashed assets never change; every other path is the page itself.
type files struct {
	byPath map[string]file
}

type file struct {
	contentType string
	cache       string
	plain       []byte
	compressed  []byte // nil: not worth it
}

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
		if err != nil || entry.IsDir() || strings.HasSuffix(name, ".gz") || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		plain, err := fs.ReadFile(ui, name)
		if err != nil {
			return err
		}
		loaded := file{contentType: typeOf(name), cache: askMe, plain: plain}
		if strings.HasPrefix(name, "assets/") {
			loaded.cache = forever
		}
		if loaded.compressed, err = fs.ReadFile(ui, name+".gz"); err != nil {
			loaded.compressed = compress(plain)
		}
		f.byPath[name] = loaded
		return nil
	}
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
	writeEither(w, r, found.plain, found.compressed)
}

// reserved reports whether a path that is not there belongs to no page of the user interface.
func reserved(name string) bool {
	for _, p := range []string{"assets", "hooks", "metrics"} {
		if name == p || strings.HasPrefix(name, p+"/") {
			return true
		}
	}
	return false
}

// writeEither sends the compressed bytes to who accepts them, else the plain ones.
func writeEither(w http.ResponseWriter, r *http.Request, plain, compressed []byte) {
	body := plain
	if compressed != nil {
		w.Header().Add("Vary", "Accept-Encoding")
		if acceptsGzip(r) {
			body = compressed
			w.Header().Set("Content-Encoding", "gzip")
		}
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}

func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" && strings.TrimSpace(quality) != "q=0" {
			return true
		}
	}
	return false
}

// compress is nil if compressing does not make it smaller by a tenth.
func compress(plain []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	_, _ = w.Write(plain)
	_ = w.Close()
	if out.Len() > len(plain)*9/10 {
		return nil
	}
	return out.Bytes()
}
