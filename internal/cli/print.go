package cli

import (
	"fmt"

	"fairlead/internal/server"
)

type version struct{}

// Run prints the version.
func (version) Run(s *Streams, build buildName) error {
	fmt.Fprintln(s.Out, "fairlead", string(build))
	return nil
}

type openapi struct{}

// Run prints the document.
func (openapi) Run(s *Streams) error { return server.WriteDocument(s.Out) }
