// Package web holds the built user interface, embedded into the binary.
//
// It knows nothing of HTTP: the server decides how the files are sent.
package web

import (
	"embed"
	"io/fs"
)

// dist is written by `npm run build`. Before the first build it holds only a
// placeholder, so that the module compiles without Node.
//
//go:embed all:dist
var dist embed.FS

// Files returns the built user interface, rooted at its index.html.
func Files() (fs.FS, error) {
	return fs.Sub(dist, "dist")
}
