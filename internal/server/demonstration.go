package server

import (
	"context"
	"fmt"
	"io"

	"fairlead"
	"fairlead/internal/demo"
	"fairlead/internal/httpapi"
)

// demonstration is what a server has on top in a demo. Its methods do nothing on nil.
type demonstration struct {
	simulator *demo.Simulator
}

// newDemonstration fills an empty database. One that holds anything but a demo is refused: its sign-ins would be
// offered to everybody.
func newDemonstration(ctx context.Context, s *Server) (*demonstration, error) {
	workspaces, err := s.store.Workspaces(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for a demo: %w", err)
	}
	if !onlyDemos(workspaces) {
		return nil, fairlead.Mend("not_a_demo", "This database holds a workspace of your own. --demo wants an empty database, or one that it has filled before.")
	}
	if len(workspaces) == 0 {
		if err := demo.Fill(ctx, s.store, s.options.Now(), demo.Days); err != nil {
			return nil, err
		}
	}
	simulator, err := demo.NewSimulator(ctx, s.store, s.app, s.options.Now(), s.options.Log)
	if err != nil {
		return nil, err
	}
	return &demonstration{simulator: simulator}, nil
}

func onlyDemos(workspaces []fairlead.Workspace) bool {
	for _, w := range workspaces {
		if !w.Demo {
			return false
		}
	}
	return true
}

// offer puts the demo into what the API works on.
func (d *demonstration) offer(config *httpapi.Config) {
	if d == nil {
		return
	}
	config.Simulator = d.simulator
	for _, s := range demo.SignIns() {
		config.DemoSignIns = append(config.DemoSignIns, httpapi.DemoSignIn{
			Name: s.Name, Email: s.Email, Role: s.Role, Hint: s.Hint, Password: demo.Password,
		})
	}
}

// announce prints the sign-ins.
func (d *demonstration) announce(w io.Writer) {
	if d == nil {
		return
	}
	fmt.Fprintf(w, "A demo: everybody signs in with the password %q.\n", demo.Password)
	for _, s := range demo.SignIns() {
		fmt.Fprintf(w, "  %-32s %s (%s)\n", s.Email, s.Name, s.Role)
	}
}

func (d *demonstration) stop() {
	if d != nil {
		d.simulator.Set(false)
	}
}
